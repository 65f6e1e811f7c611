//! Options on the command line and in the environment.

use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use axum::http::Uri;
use clap::{Args, Parser, Subcommand};

use crate::policy::{Budget, CreateKey, Keep};

/// Range of the demo's pace, in multiples of a wall clock. At the fastest, ten minutes take half a minute.
pub const PACES: RangeInclusive<u16> = 1..=20;

/// Anders Organiseren: groups discuss dilemmas about how their school works, and decide.
#[derive(Debug, Parser)]
#[command(name = "anders-organiseren", version, args_conflicts_with_subcommands = true)]
pub struct Config {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeOptions,
}

/// The commands.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Run the server (the default).
    Serve(ServeOptions),
    /// Run one session with simulated groups. Nothing is stored.
    Demo(DemoOptions),
    /// Copy all sessions to a new file. The server may be running.
    Backup {
        #[command(flatten)]
        data: DataOption,
        /// The file to create.
        file: PathBuf,
    },
    /// Replace the database with a backup. The server must not be running.
    Restore {
        #[command(flatten)]
        data: DataOption,
        /// The backup to restore.
        file: PathBuf,
        /// Replace existing sessions, which are moved aside.
        #[arg(long)]
        force: bool,
    },
    /// List the stored sessions and check them for damage, without showing names or texts.
    Inspect {
        #[command(flatten)]
        data: DataOption,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Recover what is readable in a damaged database, and move the damaged file aside. The server must not be running.
    Salvage {
        #[command(flatten)]
        data: DataOption,
    },
    /// Check dilemma files for mistakes.
    Check {
        /// Dilemma files, or folders of them.
        #[arg(required = true, value_name = "FILE|DIR")]
        paths: Vec<PathBuf>,
    },
}

/// Where data is stored.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct DataOption {
    /// Folder for all data; created if it does not exist.
    #[arg(long = "data", env = "AO_DATA", value_name = "DIR", default_value = "./data")]
    pub folder: PathBuf,
}

/// Options for serving.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct ServeOptions {
    #[command(flatten)]
    pub reach: ReachOptions,
    #[command(flatten)]
    pub data: DataOption,
    /// Folder with your own dilemmas, in addition to the built-in ones.
    #[arg(long, env = "AO_SCENARIOS", value_name = "DIR")]
    pub scenarios: Option<PathBuf>,
    /// Number of trusted proxies in front of this server that add to X-Forwarded-For; 0 ignores that header.
    #[arg(long, env = "AO_TRUST_PROXY", value_name = "NUMBER", default_value_t = 0)]
    pub trust_proxy: u8,
    /// TLS certificate chain in PEM, the server's own certificate first. Reloaded when the file changes.
    #[arg(long, env = "AO_TLS_CERT", value_name = "FILE", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// Private key of the TLS certificate, in PEM.
    #[arg(long, env = "AO_TLS_KEY", value_name = "FILE", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Address and port that serve Prometheus metrics at /metrics; keep it private.
    #[arg(long, env = "AO_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<SocketAddr>,
    /// Key required for opening a session: 12 characters or more.
    #[arg(long, env = "AO_CREATE_KEY", value_name = "KEY", hide_env_values = true)]
    pub create_key: Option<CreateKey>,
    /// Days after which a session is deleted, counted from its end, or from its last event if nobody ended it; 0 never
    /// deletes.
    #[arg(long, env = "AO_KEEP_DAYS", value_name = "DAYS", default_value_t)]
    pub keep_days: Keep,
    /// Memory that the server may use, in MiB. It limits how much waits for slow connections, how many sessions are in
    /// memory and how many large files are made at once.
    #[arg(long, env = "AO_MEMORY", value_name = "MIB", default_value_t = Budget::default().memory, value_parser = clap::value_parser!(u32).range(512..))]
    pub memory: u32,
    /// Disk space for all sessions together, in MiB. Once three quarters are used, no new session can be opened.
    #[arg(long, env = "AO_DISK", value_name = "MIB", default_value_t = Budget::default().disk, value_parser = clap::value_parser!(u32).range(64..))]
    pub disk: u32,
}

/// Options of the demo.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct DemoOptions {
    #[command(flatten)]
    pub reach: ReachOptions,
    /// Number of simulated groups, from 1 to 400.
    #[arg(long, value_name = "NUMBER", default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..=400))]
    pub rooms: u16,
    /// Speed: from 1, as in a real session, to 20 times as fast.
    #[arg(long, value_name = "NUMBER", default_value_t = *PACES.end(), value_parser = clap::value_parser!(u16).range(i64::from(*PACES.start())..=i64::from(*PACES.end())))]
    pub pace: u16,
    /// Seed for the simulated groups: the same seed gives the same session.
    #[arg(long, value_name = "NUMBER")]
    pub seed: Option<u64>,
}

/// Where people reach the server.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct ReachOptions {
    /// Address and port to listen on; 0.0.0.0:3000 listens on every network of this machine.
    #[arg(long, env = "AO_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// Address that people use, if it is a different one (behind a proxy): `https://school.example`.
    #[arg(long, env = "AO_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
}

impl ServeOptions {
    /// The memory and the disk that the server may use.
    #[must_use]
    pub const fn budget(&self) -> Budget {
        Budget { memory: self.memory, disk: self.disk }
    }
}

impl Config {
    /// The command that was given, or the default.
    pub fn command(self) -> Command {
        self.command.unwrap_or(Command::Serve(self.serve))
    }
}

/// Checks for a scheme and a host with nothing after it.
fn public_url(typed: &str) -> Result<String, String> {
    let typed = typed.trim_end_matches('/');
    let is_right = typed.parse::<Uri>().is_ok_and(|url| {
        let is_web = matches!(url.scheme_str(), Some("http" | "https"));
        is_web && url.host().is_some_and(|host| !host.is_empty()) && url.path() == "/" && url.query().is_none()
    });
    if is_right {
        Ok(typed.into())
    } else {
        Err("expected an address such as https://school.example, without a path".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn parse(words: &[&str]) -> Result<Command, clap::Error> {
        let words = std::iter::once("anders-organiseren").chain(words.iter().copied());
        Config::try_parse_from(words).map(Config::command)
    }

    fn serve(words: &[&str]) -> ServeOptions {
        match parse(words).unwrap() {
            Command::Serve(options) => options,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_definition_is_sound() {
        <Config as CommandFactory>::command().debug_assert();
    }

    #[test]
    fn without_arguments_it_serves_this_computer() {
        let options = serve(&[]);
        assert_eq!(options.reach.listen, "127.0.0.1:3000".parse().unwrap());
        assert_eq!(options.data.folder, PathBuf::from("./data"));
        assert_eq!((options.reach.public_url, options.scenarios, options.create_key), (None, None, None));
        assert_eq!(options.keep_days, Keep::days(30));
        assert_eq!(Budget { memory: options.memory, disk: options.disk }, Budget::default());
    }

    #[test]
    fn options_work_with_and_without_the_word_serve() {
        let options = ["--listen", "0.0.0.0:80", "--data", "/var/ao", "--public-url", "https://school.example/"];
        let with: Vec<&str> = std::iter::once("serve").chain(options).collect();
        assert_eq!(serve(&options), serve(&with));
        assert_eq!(serve(&options).reach.public_url.as_deref(), Some("https://school.example"));
    }

    #[test]
    fn a_demo_can_be_repeated_with_its_seed() {
        let Command::Demo(options) = parse(&["demo", "--seed", "7"]).unwrap() else { panic!() };
        assert_eq!((options.rooms, options.seed), (12, Some(7)));
    }

    #[test]
    fn the_number_of_demo_rooms_is_bounded() {
        let Command::Demo(options) = parse(&["demo", "--rooms", "400"]).unwrap() else { panic!() };
        assert_eq!(options.rooms, 400);
        for wrong in ["0", "401", "veel"] {
            assert!(parse(&["demo", "--rooms", wrong]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_pace_of_a_demo_is_from_one_to_twenty() {
        let pace = |words: &[&str]| match parse(&[&["demo"], words].concat()) {
            Ok(Command::Demo(options)) => Some(options.pace),
            _ => None,
        };
        assert_eq!(pace(&[]), Some(20));
        assert_eq!(pace(&["--pace", "1"]), Some(1));
        assert_eq!([pace(&["--pace", "0"]), pace(&["--pace", "21"])], [None, None]);
    }

    #[test]
    fn operator_commands_use_the_folder_that_is_served() {
        let data = || DataOption { folder: "/var/ao".into() };
        let file = || "copy.sqlite".into();
        let said = |words: &[&str]| parse(&[words, &["--data", "/var/ao"]].concat()).unwrap();
        assert_eq!(said(&["backup", "copy.sqlite"]), Command::Backup { data: data(), file: file() });
        assert_eq!(
            said(&["restore", "copy.sqlite", "--force"]),
            Command::Restore { data: data(), file: file(), force: true }
        );
        assert_eq!(said(&["inspect", "--json"]), Command::Inspect { data: data(), json: true });
        assert_eq!(said(&["salvage"]), Command::Salvage { data: data() });
    }

    #[test]
    fn check_requires_a_path() {
        assert!(parse(&["check"]).is_err());
        let paths = vec!["a.toml".into(), "b".into()];
        assert_eq!(parse(&["check", "a.toml", "b"]).unwrap(), Command::Check { paths });
    }

    #[test]
    fn an_address_that_leads_nowhere_is_refused() {
        for wrong in ["school.example", "ftp://school.example", "https://school.example/ao", "https://", "https://a b"]
        {
            assert!(parse(&["--public-url", wrong]).is_err(), "{wrong}");
        }
        assert!(parse(&["--listen", "3000"]).is_err());
        assert!(parse(&["--create-key", "short"]).is_err());
        assert!(parse(&["--keep-days", "ever"]).is_err());
        assert!(parse(&["--tls-cert", "cert.pem"]).is_err(), "without its key");
        assert!(parse(&["--nonsense"]).is_err());
    }
}
