import Glibc

/// What a system call failed for, in words.
struct SystemFailure: Error, CustomStringConvertible {
    var code: Int32

    init(_ code: Int32) { self.code = code }

    var description: String {
        switch code {
        case ENOENT: "no such file or folder"
        case EFBIG: "it has more than 2 GB; unpack or split it"
        case ENOMEM: "there is not enough memory to read it"
        case ENOSPC, EDQUOT: "the disk is full"
        case EACCES, EPERM, EROFS: "permission denied"
        default: String(cString: strerror(code)).lowercased()
        }
    }
}
