//! What the tenant list costs at 100,000 tenants against 1,000, without HTTP.

use std::time::Instant;

use spanning_api::Timestamp;
use spanning_api::endpoint::{CLIENT_HEADER, Op};
use spanning_mock::{Input, Request, Response, Settings, Site, Sites, World, handle};

const ROUNDS: usize = 9;
const EPOCH: i64 = 1_773_133_200_000;

/// A signed-in portal user over a world of some size.
struct Visit {
    world: World,
    cookie: String,
    requests: u8,
}

impl Visit {
    fn new(tenants: u32) -> Result<Self, String> {
        let settings = Settings {
            seed: 7,
            tenants,
            scenario: "default".to_owned(),
            epoch: Timestamp(EPOCH),
            sites: Sites { port: 8080 },
            kaseyaone: None,
        };
        let world = World::new(settings).map_err(|error| error.to_string())?;
        let mut visit = Self { world, cookie: String::new(), requests: 0 };
        let answer = visit.send(Op::SignIn, "", crate::PERSON);
        let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
        cookie.ok_or("the sign-in was refused")?.clone_into(&mut visit.cookie);
        Ok(visit)
    }

    fn send(&mut self, op: Op, query: &str, body: &str) -> Response {
        self.requests = self.requests.wrapping_add(1);
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let request = Request {
            site: Site::Console,
            method: op.method().as_str().to_owned(),
            path: op.path(&[]),
            query: query.to_owned(),
            headers: vec![
                header("cookie", &self.cookie),
                header("content-type", "application/json"),
                header(CLIENT_HEADER, "bench"),
            ],
            body: body.as_bytes().to_vec(),
            ip: "127.0.0.1".to_owned(),
        };
        let input = Input { now: Timestamp(EPOCH + 1_000), entropy: [self.requests; 32], verified: None };
        handle(&mut self.world, &request, &input).response
    }

    /// Median milliseconds of a list request, the first one (which fills caches) left out.
    fn median(&mut self, op: Op, query: &str) -> Result<f64, String> {
        let mut times = Vec::new();
        for round in 0..=ROUNDS {
            let start = Instant::now();
            let answer = self.send(op, query, "");
            if answer.status != 200 || answer.body.len() < 10 {
                return Err(format!("{} answered {}", op.name(), answer.status));
            }
            if round > 0 {
                times.push(start.elapsed().as_secs_f64() * 1_000.0);
            }
        }
        times.sort_by(f64::total_cmp);
        times.get(ROUNDS / 2).copied().ok_or_else(|| "no rounds".to_owned())
    }
}

/// Prints medians and their ratio.
pub fn run() -> Result<(), String> {
    let (mut small, mut large) = (Visit::new(1_000)?, Visit::new(100_000)?);
    println!("{:<28} {:>10} {:>12} {:>8}", "milliseconds, median", "1,000", "100,000", "ratio");
    let rows = [
        ("first window", Op::ListTenants, ""),
        ("far window", Op::ListTenants, "offset=800"),
        ("sorted by storage", Op::ListTenants, "sort=-storage"),
        ("searched", Op::ListTenants, "q=dental"),
        ("filtered by status", Op::ListTenants, "status=failed"),
        ("facets", Op::GetTenantFacets, ""),
        ("summary", Op::GetTenantSummary, ""),
    ];
    for (name, op, query) in rows {
        let (a, b) = (small.median(op, query)?, large.median(op, query)?);
        println!("{name:<28} {a:>10.3} {b:>12.3} {:>8.1}", b / a);
    }
    Ok(())
}
