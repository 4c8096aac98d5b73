// The host's half of the embedding protocol, version 1 (docs/embedding.md).
const { console: consoleOrigin, portal, email } = document.body.dataset;
const root = document.documentElement;
const frame = document.querySelector("iframe");
const told = document.querySelector(".told");
const theme = document.querySelector("select[name=theme]");
const view = document.querySelector("input[name=view]");
const home = document.querySelector(".side a");
const name = document.title;
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

function drop() {
  dropped += 1;
  frame.dataset.dropped = dropped;
}

/** The address follows without new history entries: Back belongs to the host. */
function remember(field, value) {
  const address = new URL(location.href);
  address.searchParams.set(field, value);
  history.replaceState(null, "", address);
}

/** The portal's own back end makes the token; the page never keeps it. */
async function sendToken() {
  const line = port;
  try {
    const response = await fetch("/token", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email }),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const token = await response.json();
    told.textContent = "";
    // The frame may have been loaded anew meanwhile; its new page asks for itself.
    if (line === port) port.postMessage(write("token", token));
  } catch (error) {
    told.textContent = `The portal could not make a token for ${email} (${error.message}).`;
  }
}

const handlers = {
  ready() {
    frame.dataset.ready = "";
  },
  "token-request": sendToken,
  route({ path, title }) {
    const prefix = `/embed/${portal}/`;
    if (typeof path !== "string" || !path.startsWith(prefix)) return;
    if (typeof title === "string") document.title = title.includes(name) ? title : `${title} · ${name}`;
    view.value = path.slice(prefix.length);
    remember("view", view.value);
  },
  size({ height }) {
    if (root.dataset.size === "auto" && Number.isInteger(height) && height > 0) frame.height = Math.min(height, 20000);
  },
  "open-top"({ url }) {
    const target = URL.canParse(url) ? new URL(url) : undefined;
    if (target?.origin === consoleOrigin) open(target.href, "_blank", "noopener");
  },
};

function onPort({ data }) {
  const message = read(data);
  if (message?.nonce !== nonce || !Object.hasOwn(handlers, message.type)) return drop();
  handlers[message.type](message.body ?? {});
}

addEventListener("message", (event) => {
  if (event.origin !== consoleOrigin || event.source !== frame.contentWindow) return drop();
  const message = read(event.data);
  if (message?.type !== "hello" || !Array.isArray(message.body?.versions) || !message.body.versions.includes(1)) {
    return drop();
  }
  // A reload of the frame says hello again: the old port dies with the old page.
  port?.close();
  nonce = message.nonce;
  const channel = new MessageChannel();
  port = channel.port1;
  port.onmessage = onPort;
  const welcome = write("welcome", { caps: ["theme", "locale", "token", "open-top"] });
  frame.contentWindow.postMessage(welcome, consoleOrigin, [channel.port2]);
  port.postMessage(write("theme", { scheme: root.dataset.scheme }));
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  port.postMessage(write("locale", { tag: locale, timeZone }));
  sendToken();
});

theme.addEventListener("change", () => {
  root.dataset.scheme = theme.value;
  remember("theme", theme.value);
  const first = new URL(home.href);
  first.searchParams.set("theme", theme.value);
  home.href = first;
  port?.postMessage(write("theme", { scheme: theme.value }));
});

// A refused frame says nothing; after a while the page says so itself.
setTimeout(() => {
  if (!port) told.textContent = told.dataset.silent;
}, 6000);
