// The host's half of the embedding protocol, version 1 (docs/embedding.md).
const { console: consoleOrigin, portal, email } = document.body.dataset;
const { scheme, size } = document.documentElement.dataset;
const frame = document.querySelector("iframe");
const refused = document.querySelector(".refused");
const MOST_BYTES = 16 * 1024;

let port;
let nonce = "";
let dropped = 0;

const write = (type, body = {}) => JSON.stringify({ p: "sbk-embed", v: 1, type, nonce, body });

/** Reads a message; nothing for anything that is not exactly one. */
function read(data) {
  if (typeof data !== "string" || data.length > MOST_BYTES) return undefined;
  try {
    const message = JSON.parse(data);
    const good = message?.p === "sbk-embed" && message.v === 1 && typeof message.nonce === "string";
    return good && message.nonce && typeof message.type === "string" ? message : undefined;
  } catch {
    return undefined;
  }
}

/** The portal's own back end makes the token; the page never keeps it. */
async function sendToken() {
  const response = await fetch("/token", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email }),
  });
  if (response.ok) port?.postMessage(write("token", await response.json()));
}

const handlers = {
  ready() {
    frame.dataset.ready = "";
  },
  "token-request": sendToken,
  route({ path, title }) {
    const prefix = `/embed/${portal}/`;
    if (typeof path !== "string" || !path.startsWith(prefix)) return;
    if (typeof title === "string") document.title = `${title} · ${document.querySelector(".bar strong").textContent}`;
    // The host's address follows without new history entries: Back belongs to the host.
    const address = new URL(location.href);
    address.searchParams.set("view", path.slice(prefix.length));
    history.replaceState(null, "", address);
  },
  size({ height }) {
    if (size === "auto" && Number.isInteger(height) && height > 0) frame.height = Math.min(height, 20000);
  },
  "open-top"({ url }) {
    const target = URL.parse?.(url) ?? null;
    if (target?.origin === consoleOrigin) open(target.href, "_blank", "noopener");
  },
};

function onPort({ data }) {
  const message = read(data);
  if (message?.nonce === nonce && Object.hasOwn(handlers, message.type)) handlers[message.type](message.body ?? {});
  else dropped += 1;
  frame.dataset.dropped = dropped;
}

addEventListener("message", (event) => {
  if (event.origin !== consoleOrigin || event.source !== frame.contentWindow) return;
  const message = read(event.data);
  if (message?.type !== "hello" || !message.body?.versions?.includes(1)) {
    dropped += 1;
    return;
  }
  // A reload of the frame says hello again: the old port dies with the old page.
  port?.close();
  nonce = message.nonce;
  const channel = new MessageChannel();
  port = channel.port1;
  port.onmessage = onPort;
  frame.contentWindow.postMessage(write("welcome", { caps: ["theme", "locale", "token", "open-top"] }), consoleOrigin, [
    channel.port2,
  ]);
  port.postMessage(write("theme", { scheme }));
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  port.postMessage(write("locale", { tag: locale, timeZone }));
  sendToken();
});

// A refused frame says nothing; after a while the page says so itself.
setTimeout(() => {
  if (!port) refused.textContent = "The console did not answer. Either it is not running, or it does not let this host frame it.";
}, 6000);
