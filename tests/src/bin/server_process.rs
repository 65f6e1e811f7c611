//! The program as it is shipped, so that tests can start it as a process, spoil its disk, and kill it.

fn main() -> std::process::ExitCode {
    tests::serve(anders_organiseren::CLIENT)
}
