//! One HTTP exchange: a deadline, a way to give up, and the whole body as text.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestCredentials, RequestInit, Response};

/// Bodies of fewer bytes outlive their page: browsers keep 64 KiB in all.
const KEPT: usize = 8_192;

/// What is sent.
pub struct HttpRequest<'a> {
    /// `GET`, `POST`…
    pub method: &'static str,
    /// Where to.
    pub url: &'a str,
    /// Header names and values.
    pub headers: Vec<(&'static str, &'a str)>,
    /// The body, JSON.
    pub body: Option<&'a str>,
    /// Whether the session's cookie goes along.
    pub cookie: bool,
    /// After this many milliseconds it is given up, the body included.
    pub deadline: u64,
    /// Who may give it up.
    pub abort: Option<Abort>,
    /// Who may not want to wait for it any longer.
    pub stop: Option<Abort>,
}

/// What came back, whatever its status.
pub struct HttpResponse {
    /// The HTTP status.
    pub status: u16,
    /// The whole body.
    pub text: String,
    headers: Headers,
}

/// Why nothing usable came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HttpFailure {
    /// No connection, or it broke.
    Network,
    /// The deadline passed.
    Timeout,
    /// Nobody wants the answer any more.
    Aborted,
    /// Somebody did not want to wait for it any longer.
    Stopped,
}

impl HttpResponse {
    /// An answer that no network brought.
    #[cfg(feature = "demo")]
    pub fn new(status: u16, text: String, headers: Headers) -> Self {
        Self { status, text, headers }
    }

    /// A header.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).ok().flatten()
    }
}

/// Gives up requests whose answers nobody wants any more.
#[derive(Clone, Copy, Debug)]
pub struct Abort(StoredValue<Option<AbortController>, LocalStorage>);

impl Abort {
    /// One that gives up when the current owner ends: a page that is left.
    pub fn on_cleanup() -> Self {
        let abort = Self::manual();
        on_cleanup(move || abort.now());
        abort
    }

    /// One that gives up only when it is told to.
    pub fn manual() -> Self {
        Self(StoredValue::new_local(AbortController::new().ok()))
    }

    /// Gives up; later requests with this handle are given up at once.
    pub fn now(self) {
        self.0.try_with_value(|controller| controller.as_ref().map(AbortController::abort));
    }

    /// Whether it was given up, or its owner is gone.
    pub fn is_aborted(self) -> bool {
        self.0.try_with_value(|c| c.as_ref().is_some_and(|c| c.signal().aborted())).unwrap_or(true)
    }
}

/// Sends a request and reads the whole answer.
///
/// # Errors
/// When there is no answer to read; any HTTP status is an answer.
pub async fn fetch(request: HttpRequest<'_>) -> Result<HttpResponse, HttpFailure> {
    if request.abort.is_some_and(Abort::is_aborted) {
        return Err(HttpFailure::Aborted);
    }
    #[cfg(feature = "demo")]
    if super::inside::is_on() {
        return super::inside::exchange(request).await;
    }
    let own = AbortController::new().map_err(|_| HttpFailure::Network)?;
    let late = Rc::new(Cell::new(false));
    let timer = {
        let (own, late) = (own.clone(), late.clone());
        let ring = move || {
            late.set(true);
            own.abort();
        };
        set_timeout_with_handle(ring, Duration::from_millis(request.deadline))
    };
    let outcome = exchange(&request, &own).await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    outcome.map_err(|_| {
        if request.abort.is_some_and(Abort::is_aborted) {
            HttpFailure::Aborted
        } else if request.stop.is_some_and(Abort::is_aborted) {
            HttpFailure::Stopped
        } else if late.get() {
            HttpFailure::Timeout
        } else {
            HttpFailure::Network
        }
    })
}

async fn exchange(request: &HttpRequest<'_>, own: &AbortController) -> Result<HttpResponse, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_headers(&headers);
    init.set_credentials(if request.cookie { RequestCredentials::SameOrigin } else { RequestCredentials::Omit });
    init.set_signal(Some(&own.signal()));
    if let Some(body) = request.body {
        init.set_body(&body.into());
    }
    // A change that was begun is finished, also when its tab is closed (Fetch, keepalive).
    if request.method != "GET" && request.body.is_none_or(|body| body.len() < KEPT) {
        Reflect::set(&init, &"keepalive".into(), &true.into())?;
    }
    if let Some(answer) = first_call(request)
        && let Ok(response) = JsFuture::from(answer).await?.dyn_into::<Response>()
    {
        return read(response).await;
    }
    let _links = [request.abort, request.stop].map(|abort| abort.and_then(|abort| follow(abort, own)));
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(request.url, &init)).await?.dyn_into()?;
    read(response).await
}

async fn read(response: Response) -> Result<HttpResponse, JsValue> {
    // Not as a string of the browser's: on its way to here that takes up to three times its room for a moment, which a
    // wasm memory keeps.
    let bytes = Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?).to_vec();
    let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Ok(HttpResponse { status: response.status(), text, headers: response.headers() })
}

/// What `index.html` has asked for while the app was on its way, once: a promise of the response, or of nothing.
fn first_call(request: &HttpRequest<'_>) -> Option<Promise> {
    let name = JsValue::from("spanningFirst");
    let first = Reflect::get(&window(), &name).ok().filter(JsValue::is_object)?;
    let url = Reflect::get(&first, &"url".into()).ok()?.as_string()?;
    if request.method != "GET" || request.url != url {
        return None;
    }
    Reflect::delete_property(&window(), &name).ok()?;
    Reflect::get(&first, &"answer".into()).ok()?.dyn_into().ok()
}

/// Gives up `own` when `abort` does, for as long as what it returns is kept.
fn follow(abort: Abort, own: &AbortController) -> Option<Link> {
    let signal = abort.0.try_with_value(|controller| controller.as_ref().map(AbortController::signal))??;
    let own = own.clone();
    let closure = wasm_bindgen::closure::Closure::<dyn Fn()>::new(move || own.abort());
    signal.add_event_listener_with_callback("abort", closure.as_ref().unchecked_ref()).ok()?;
    Some(Link { signal, closure })
}

struct Link {
    signal: web_sys::AbortSignal,
    closure: wasm_bindgen::closure::Closure<dyn Fn()>,
}

impl Drop for Link {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self.signal.remove_event_listener_with_callback("abort", callback);
    }
}
