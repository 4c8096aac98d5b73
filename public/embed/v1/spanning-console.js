/**
 * Spanning Console in a portal's page: the host's half of the embedding protocol, version 1, as one custom
 * element. No dependencies. What it does and how to use it: docs/embedding.md; types: spanning-console.d.ts.
 *
 *   <script type="module" src="https://console.example/embed/v1/spanning-console.js"></script>
 *   <spanning-console portal="uniview2"></spanning-console>
 */
const PROTOCOL = "sbk-embed";
const VERSION = 1;
const MOST_CHARACTERS = 16 * 1024;
/** How long the console may take to say hello before the host is told. */
const SILENCE = 8_000;
const MOST_PIXELS = 20_000;
/** What the console needs, and nothing more. */
const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox " +
  "allow-top-navigation-by-user-activation allow-downloads";
/** Where each portal's part of the console begins. */
const FIRST_ROUTE = {
  vsa10: "modules/integrations/unitrends-backup",
  vsa9: "saas-backup/customers",
  uniview2: "dashboard/spanning/microsoft365",
  uniview1: "saas-backup/customers",
};
const CAPABILITIES = ["token", "theme", "locale", "navigate", "visibility", "focus", "viewport", "open-top"];

const looks = new CSSStyleSheet();
looks.replaceSync(
  ":host{display:block;min-block-size:320px}:host([hidden]){display:none}" +
    "iframe{display:block;inline-size:100%;min-block-size:inherit;border:0}" +
    // One that grows has its height as an attribute, which any rule here would overrule.
    ":host([size=auto]){block-size:auto}:host(:not([size=auto])) iframe{block-size:100%}",
);

/** A message of the protocol; nothing for anything that is not exactly one. */
function read(data) {
  if (typeof data !== "string" || data.length > MOST_CHARACTERS) return undefined;
  try {
    const { p, v, type, nonce, body } = JSON.parse(data);
    const good = p === PROTOCOL && v === VERSION && typeof type === "string" && typeof nonce === "string" && nonce;
    return good ? { type, nonce, body: body !== null && typeof body === "object" ? body : {} } : undefined;
  } catch {
    return undefined;
  }
}

/** A route stays below the portal's own part; browsers take `%2e` for a dot and a backslash for a slash. */
function staysBelow(route) {
  const path = route.split(/[?#]/, 1)[0].toLowerCase().replaceAll("%2e", ".");
  return path !== "" && !path.includes("\\") && path.split("/").every((part) => !["", ".", ".."].includes(part));
}

export class SpanningConsole extends HTMLElement {
  static observedAttributes = ["console", "portal", "version", "route", "theme", "locale", "time-zone", "sandbox"];

  #frame = document.createElement("iframe");
  #port;
  #nonce = "";
  #silence;
  #getToken;
  #asking;
  #dirty = false;
  #dropped = 0;
  #shown = "";
  #scheduled = false;
  #onScreen = true;
  #ended;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [looks];
    this.#frame.allow = "clipboard-write";
    this.#frame.referrerPolicy = "no-referrer";
    root.append(this.#frame);
  }

  /** Answers a token of the signed-in user: `{ token, expiresAt }`, made by the portal's own back end. */
  get getToken() {
    return this.#getToken;
  }
  set getToken(getToken) {
    this.#getToken = getToken;
    if (this.#port) void this.#sendToken();
  }

  /** Whether something is typed in the console that leaving would lose. */
  get dirty() {
    return this.#dirty;
  }

  /** How many messages were dropped, because they came from elsewhere or were not of the protocol. */
  get dropped() {
    return this.#dropped;
  }

  /** The route that is shown, below the portal's part of the console. */
  get route() {
    return this.#shown || this.#wanted();
  }
  set route(route) {
    this.setAttribute("route", route);
  }

  /** Puts the focus on the console's first control, or its last. */
  focus(options) {
    this.#frame.focus(options);
    this.#send("focus", { edge: options?.edge === "end" ? "end" : "start" });
  }

  connectedCallback() {
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    addEventListener("message", (event) => this.#onWindow(event), { signal });
    addEventListener("beforeunload", (event) => this.#dirty && event.preventDefault(), { signal });
    document.addEventListener("visibilitychange", () => this.#sendVisibility(), { signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#sendTheme(), { signal });
    for (const name of ["scroll", "resize"]) {
      addEventListener(name, () => this.#scheduleViewport(), { signal, passive: true, capture: true });
    }
    const seen = new IntersectionObserver(([entry]) => {
      this.#onScreen = entry.isIntersecting;
      this.#sendVisibility();
    });
    seen.observe(this);
    signal.addEventListener("abort", () => seen.disconnect());
    this.#load();
  }

  disconnectedCallback() {
    this.#ended?.abort();
    this.#hangUp();
  }

  attributeChangedCallback(name, before, now) {
    // Before it is connected nothing is shown that could change.
    if (before === now || !this.#ended || this.#ended.signal.aborted) return;
    if (name === "theme") this.#sendTheme();
    else if (name === "locale" || name === "time-zone") this.#sendLocale();
    else if (name === "route" && this.#port) this.#navigate(now ?? "");
    else this.#load();
  }

  /** The console's address; this script comes from two folders below it. */
  #base() {
    return new URL(this.getAttribute("console") ?? "../..", import.meta.url).href.replace(/\/$/, "");
  }

  #origin() {
    return new URL(this.#base()).origin;
  }

  /** `vsa10`, or `vsa` of version `10`. */
  #portal() {
    const [version] = (this.getAttribute("version") ?? "").split(".");
    const portal = this.getAttribute("portal") ?? "";
    return Object.hasOwn(FIRST_ROUTE, portal) ? portal : portal + version;
  }

  #wanted() {
    const route = (this.getAttribute("route") ?? "").replace(/^\//, "");
    return staysBelow(route) ? route : (FIRST_ROUTE[this.#portal()] ?? "");
  }

  #navigate(route) {
    if (route === this.#shown) return;
    if (staysBelow(route)) this.#send("navigate", { route });
    else this.#report("unknown_route", `"${route}" is not below the portal's part of the console.`);
  }

  #load() {
    const portal = this.#portal();
    this.#hangUp();
    if (!Object.hasOwn(FIRST_ROUTE, portal)) {
      this.#frame.removeAttribute("src");
      this.#report("unknown_portal", `"${portal}" is no portal; it can be ${Object.keys(FIRST_ROUTE).join(", ")}`);
      return;
    }
    this.#frame.loading = this.getAttribute("loading") === "lazy" ? "lazy" : "eager";
    this.#frame.title = this.getAttribute("frame-title") ?? "Spanning Backup for Microsoft 365";
    // A host may take permissions away; the console then says what is missing.
    this.#frame.setAttribute("sandbox", this.getAttribute("sandbox") ?? SANDBOX);
    this.#frame.src = `${this.#base()}/embed/${portal}/${this.#wanted()}`;
    // A lazy frame says nothing until it is near the screen.
    if (this.#frame.loading === "lazy") return;
    const words = "The console did not answer: it is not running, or does not let this host frame it.";
    this.#silence = setTimeout(() => this.#report("no_answer", words), SILENCE);
  }

  #hangUp() {
    clearTimeout(this.#silence);
    this.#port?.close();
    this.#port = undefined;
    this.#shown = "";
    this.removeAttribute("ready");
    this.#setDirty(false);
  }

  #send(type, body = {}) {
    this.#port?.postMessage(JSON.stringify({ p: PROTOCOL, v: VERSION, type, nonce: this.#nonce, body }));
  }

  #tell(name, detail, options) {
    return this.dispatchEvent(new CustomEvent(name, { detail, ...options }));
  }

  #report(code, message, correlationId) {
    this.#tell("error", { code, message, correlationId });
  }

  #drop() {
    this.#dropped += 1;
  }

  /** The window is only for the console's hello; everything else comes over the port. */
  #onWindow({ origin, source, data }) {
    if (source !== this.#frame.contentWindow || source === null) return;
    const message = origin === this.#origin() ? read(data) : undefined;
    const versions = message?.type === "hello" && message.body.versions;
    if (!Array.isArray(versions) || !versions.includes(VERSION)) return this.#drop();
    // A reload of the frame says hello again: the old port dies with the old page.
    this.#port?.close();
    clearTimeout(this.#silence);
    const channel = new MessageChannel();
    this.#nonce = message.nonce;
    this.#port = channel.port1;
    this.#port.onmessage = ({ data }) => this.#onPort(data);
    const welcome = { p: PROTOCOL, v: VERSION, type: "welcome", nonce: this.#nonce, body: { caps: CAPABILITIES } };
    source.postMessage(JSON.stringify(welcome), origin, [channel.port2]);
    // The console cannot find out by itself what its frame lacks.
    this.#send("sandbox", { allowed: this.#frame.getAttribute("sandbox") ?? "" });
    this.#sendTheme();
    this.#sendLocale();
    this.#sendVisibility();
    this.#scheduleViewport();
    void this.#sendToken();
  }

  #onPort(data) {
    const message = read(data);
    if (message?.nonce !== this.#nonce || !Object.hasOwn(this.#handlers, message.type)) return this.#drop();
    this.#handlers[message.type](message.body);
  }

  #handlers = {
    ready: () => {
      this.toggleAttribute("ready", true);
      this.#tell("ready", {});
    },
    "token-request": () => void this.#sendToken(),
    route: ({ path, title }) => {
      const prefix = `/embed/${this.#portal()}/`;
      const start = typeof path === "string" ? path.indexOf(prefix) : -1;
      if (start < 0) return this.#drop();
      this.#shown = path.slice(start + prefix.length);
      this.#tell("route", { route: this.#shown });
      if (typeof title === "string") this.#tell("title", { title });
    },
    size: ({ height }) => {
      if (!Number.isInteger(height) || height <= 0) return this.#drop();
      const fitting = Math.min(height, MOST_PIXELS);
      if (this.getAttribute("size") === "auto") this.#frame.height = fitting;
      this.#tell("size", { height: fitting });
      this.#scheduleViewport();
    },
    dirty: ({ dirty }) => this.#setDirty(dirty === true),
    toast: ({ level, text }) => {
      if (typeof text === "string") this.#tell("toast", { level: typeof level === "string" ? level : "info", text });
    },
    error: ({ code, message, correlationId }) => {
      if (typeof code === "string") this.#report(code, typeof message === "string" ? message : "", correlationId);
    },
    "open-top": ({ url }) => {
      const target = URL.canParse(url) ? new URL(url) : undefined;
      if (target?.origin !== this.#origin()) return this.#drop();
      if (this.#tell("open", { url: target.href }, { cancelable: true })) open(target.href, "_blank", "noopener");
    },
  };

  #setDirty(dirty) {
    if (dirty === this.#dirty) return;
    this.#dirty = dirty;
    this.#tell("dirty", { dirty });
  }

  /** One question at a time, however often the console asks. */
  async #sendToken() {
    if (!this.#getToken || this.#asking) return;
    const line = this.#port;
    try {
      this.#asking = this.#getToken();
      const { token, expiresAt } = await this.#asking;
      // The frame may have been loaded anew meanwhile; its new page asks for itself.
      if (line === this.#port) this.#send("token", { token, expiresAt });
    } catch (error) {
      this.#report("token_failed", error instanceof Error ? error.message : String(error));
    } finally {
      this.#asking = undefined;
      if (line !== this.#port && this.#port) void this.#sendToken();
    }
  }

  #sendTheme() {
    const theme = this.getAttribute("theme");
    const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    this.#send("theme", { scheme: dark ? "dark" : "light" });
  }

  #sendLocale() {
    const own = Intl.DateTimeFormat().resolvedOptions();
    const tag = this.getAttribute("locale") ?? (document.documentElement.lang || own.locale);
    this.#send("locale", { tag, timeZone: this.getAttribute("time-zone") ?? own.timeZone });
  }

  #sendVisibility() {
    this.#send("visibility", { visible: this.#onScreen && document.visibilityState === "visible" });
  }

  /** Which part of a tall frame can be seen: dialogs belong there. */
  #scheduleViewport() {
    if (this.#scheduled || !this.#port || this.getAttribute("size") !== "auto") return;
    this.#scheduled = true;
    requestAnimationFrame(() => {
      this.#scheduled = false;
      const { top, bottom } = this.#frame.getBoundingClientRect();
      const first = Math.max(0, top);
      const last = Math.min(innerHeight, bottom);
      this.#send("viewport", { top: Math.round(first - top), height: Math.max(0, Math.round(last - first)) });
    });
  }
}

if (!customElements.get("spanning-console")) customElements.define("spanning-console", SpanningConsole);
