//! The shipped program, for tests that start it as a process, make its disk fail, and kill it.

fn main() -> std::process::ExitCode {
    tests::serve(anders_organiseren::CLIENT)
}
