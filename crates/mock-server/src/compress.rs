//! Answers of the API, compressed: a window of fifty tenants is a tenth of its size then.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use spanning_mock::Response;

use crate::dist::accepts;

/// Below this a header costs more than is saved.
const LEAST_BYTES: usize = 1_024;
/// Far more is saved by the first levels than by the last ones, which cost more time than the query.
const LEVEL: u32 = 3;

/// Compresses an answer, where the browser takes it and it is worth it. One with an `ETag` stays:
/// its tag names these very bytes.
pub fn compress(accepted: &str, mut response: Response) -> Response {
    let json = response.header("content-type").is_some_and(|kind| kind.contains("json"));
    if !json || response.body.len() < LEAST_BYTES || response.header("etag").is_some() {
        return response;
    }
    let vary = response.header("vary").map_or_else(String::new, |before| format!("{before}, "));
    response.set("vary", &format!("{vary}Accept-Encoding"));
    if !accepts(accepted, "gzip") {
        return response;
    }
    let mut out = GzEncoder::new(Vec::with_capacity(response.body.len() / 4), Compression::new(LEVEL));
    if let Ok(small) = out.write_all(&response.body).and_then(|()| out.finish()) {
        response.body = small;
        response.set("content-encoding", "gzip");
    }
    response
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn answer(bytes: usize) -> Response {
        Response::json(200, &"x".repeat(bytes))
    }

    #[test]
    fn what_is_large_enough_is_compressed_and_reads_the_same() {
        let plain = answer(5_000);
        let small = compress("gzip, deflate, br", plain.clone());
        assert!(small.body.len() < 200 && small.header("content-encoding") == Some("gzip"), "{}", small.body.len());
        let mut read = Vec::new();
        flate2::read::GzDecoder::new(small.body.as_slice()).read_to_end(&mut read).unwrap();
        assert_eq!(read, plain.body);
    }

    #[test]
    fn who_does_not_take_it_gets_it_plain() {
        for accepted in ["", "br", "gzip;q=0", "identity"] {
            assert_eq!(compress(accepted, answer(5_000)).body, answer(5_000).body, "{accepted}");
        }
        assert_eq!(compress("gzip", answer(100)).body, answer(100).body);
        let mut tagged = answer(5_000);
        tagged.set("etag", "\"1\"");
        assert_eq!(compress("gzip", tagged).header("content-encoding"), None);
    }
}
