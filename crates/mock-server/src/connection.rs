//! Connections that explain what the HTTP library refuses by itself (it answers a request line of 64 KB
//! and more before any of our code sees it, with nothing that a person could read), and those that break when a
//! fault was planned.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::Bytes;
use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use http_body::{Body, Frame};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// A status that never leaves: the connection ends in its place.
pub const SILENCE: u16 = 444;
/// How an answer with that status begins.
const SILENT: &[u8] = b"HTTP/1.1 444 ";
/// How the library's own refusal begins. Nothing here answers with this status otherwise.
const REFUSAL: &[u8] = b"HTTP/1.1 414 ";

/// Accepts [`Explained`] connections.
pub struct Explaining(pub TcpListener);

/// The other end of a connection.
#[derive(Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// A connection whose refusals can be read.
pub struct Explained {
    stream: TcpStream,
    /// What still has to be written in the place of the refusal.
    page: Option<Vec<u8>>,
}

impl Listener for Explaining {
    type Io = Explained;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Explained, SocketAddr) {
        let (stream, peer) = Listener::accept(&mut self.0).await;
        (Explained { stream, page: None }, peer)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, Explaining>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Explaining>) -> Self {
        Self(*stream.remote_addr())
    }
}

/// The whole answer, for a person.
fn explanation() -> Vec<u8> {
    let body = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width\"><title>The address is too long</title>\
        <h1>The address is too long</h1>\
        <p>It has 64 KB or more, which no login page sends. Nothing was linked and nothing was changed.</p>\
        <p><a href=\"/\">Back to Spanning Backup</a> and start again from there.</p>\
        <p>Code: <code>address_too_long</code></p></html>";
    format!(
        "HTTP/1.1 414 URI Too Long\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\n\
         content-security-policy: default-src 'none'; frame-ancestors 'none'\r\nx-content-type-options: nosniff\r\n\
         referrer-policy: no-referrer\r\ncache-control: no-store\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

impl Explained {
    /// Writes the explanation as far as the connection takes it.
    fn explain(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while let Some(page) = &mut self.page {
            if page.is_empty() {
                self.page = None;
                break;
            }
            let written = ready!(Pin::new(&mut self.stream).poll_write(context, page))?;
            page.drain(..written);
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for Explained {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Explained {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        ready!(self.explain(context))?;
        if bytes.starts_with(SILENT) {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        if bytes.starts_with(REFUSAL) {
            self.page = Some(explanation());
            return Poll::Ready(Ok(bytes.len()));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.explain(context))?;
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.explain(context))?;
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// A body whose second half does not arrive.
pub enum Half {
    /// The first half is still to be sent.
    Whole(Bytes),
    /// It was handed on; it has to leave before the connection ends.
    Sent,
    /// The end.
    Broken,
}

impl Half {
    /// Of what would have been the whole.
    pub fn of(body: Vec<u8>) -> Self {
        let whole = Bytes::from(body);
        Self::Whole(whole.slice(..whole.len() / 2))
    }
}

impl Body for Half {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match std::mem::replace(&mut *self, Self::Broken) {
            Self::Whole(half) => {
                *self = Self::Sent;
                Poll::Ready(Some(Ok(Frame::data(half))))
            }
            Self::Sent => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Self::Broken => Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into()))),
        }
    }
}
