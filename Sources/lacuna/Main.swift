import LacunaCommands

@main enum Main {
    static func main() async { await Lacuna.main() }
}
