//! The program `anders-organiseren`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::program::run(anders_organiseren::CLIENT)
}
