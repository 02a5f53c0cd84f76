/// Moves a pure insertion or removal, where repeated tokens leave a choice, to where a person would put it: around whole sentences, else
/// around whole words with their space. (The idea of Michael Haggerty's diff-slider-tools, for words.)
struct EditSlider {
    let old: TokenText
    let new: TokenText

    func slide(_ runs: inout [EqualRun]) {
        guard let first = runs.first else { return }
        // A run of no length before and after, so that edits at both ends have neighbours too.
        if first.old > 0 || first.new > 0 { runs.insert(EqualRun(old: 0, new: 0, count: 0), at: 0) }
        if let last = runs.last, last.old + last.count < old.tokens.count || last.new + last.count < new.tokens.count {
            runs.append(EqualRun(old: old.tokens.count, new: new.tokens.count, count: 0))
        }
        for i in runs.indices.dropLast() {
            let oldGap = runs[i].old + runs[i].count..<runs[i + 1].old
            let newGap = runs[i].new + runs[i].count..<runs[i + 1].new
            let shift: Int
            if oldGap.isEmpty && !newGap.isEmpty {
                shift = bestShift(of: newGap, in: new, left: runs[i].count, right: runs[i + 1].count)
            } else if newGap.isEmpty && !oldGap.isEmpty {
                shift = bestShift(of: oldGap, in: old, left: runs[i].count, right: runs[i + 1].count)
            } else {
                continue
            }
            runs[i].count += shift
            runs[i + 1].old += shift
            runs[i + 1].new += shift
            runs[i + 1].count -= shift
        }
        runs.removeAll { $0.count == 0 }
    }

    private func bestShift(of gap: Range<Int>, in text: TokenText, left: Int, right: Int) -> Int {
        let tokens = text.tokens
        var low = 0
        while -low < left, tokens[gap.lowerBound + low - 1].identity == tokens[gap.upperBound + low - 1].identity { low -= 1 }
        var high = 0
        while high < right, tokens[gap.lowerBound + high].identity == tokens[gap.upperBound + high].identity { high += 1 }
        var best = (score: score(gap, in: text), shift: 0)
        for shift in low...high where shift != 0 {
            let score = score(gap.lowerBound + shift..<gap.upperBound + shift, in: text)
            if score > best.score { best = (score, shift) }
        }
        return best.shift
    }

    /// 3 for whole sentences, 2 for words with the space on one side, 1 for words alone, 0 for what starts with punctuation.
    private func score(_ gap: Range<Int>, in text: TokenText) -> Int {
        let tokens = text.tokens
        let first = tokens[gap.lowerBound]
        let last = tokens[gap.upperBound - 1]
        func ends(_ i: Int) -> Bool { i < 0 || isTerminator(tokens[i], in: text) }
        let spaceBefore = gap.lowerBound > 0 && tokens[gap.lowerBound - 1].kind == .space
        if first.kind == .space, ends(gap.lowerBound - 1), isTerminator(last, in: text) { return 3 }
        if first.kind != .mark, first.kind != .space {
            let starts = gap.lowerBound == 0 || ends(gap.lowerBound - 1) || (spaceBefore && ends(gap.lowerBound - 2))
            if starts, isTerminator(last, in: text) || (last.kind == .space && ends(gap.upperBound - 2)) { return 3 }
        }
        switch first.kind {
        case .space: return last.kind == .space ? 1 : 2
        case .word, .image: return spaceBefore || gap.lowerBound == 0 ? 2 : 1
        case .mark: return 0
        }
    }

    /// `. ! ? 。 ！ ？ ؟ ।`
    private func isTerminator(_ token: Token, in text: TokenText) -> Bool {
        guard token.kind == .mark else { return false }
        return [".", "!", "?", "。", "！", "？", "؟", "।"].contains(text.string(token.range))
    }
}
