//! The program as it is shipped, so that tests can start it as a process and kill it.

fn main() -> std::process::ExitCode {
    server::program::run(anders_organiseren::CLIENT)
}
