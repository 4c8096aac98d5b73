/*
 * The page of the console for when there is no network: the last one that arrived and the words of its
 * language. Everything else that it loads has a name that changes with its content, and browsers keep that by
 * themselves. Nothing of the API is kept.
 */
const CACHE = "spanning-page";
const PAGE = new URL("./", self.registration.scope).href;
const path = (name) => new URL(name, PAGE).pathname;
const [API, LANGUAGES] = [path("api/"), path("lang/")];
// Answers of the back end, and pages that a portal has in a frame, are not this page.
const OTHERS = [API, path("embed/")];

self.addEventListener("install", (event) => {
  self.skipWaiting();
  // Browsers that know of this do not ask here for each call of the API, nor start the worker for it.
  const past = [{ condition: { urlPattern: new URL(`${API}*`, PAGE).href }, source: "network" }];
  event.waitUntil(Promise.resolve(event.addRoutes?.(past)).catch(() => {}));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin === self.location.origin && pathname.startsWith(LANGUAGES)) {
    event.respondWith(newest(event, pathname, "application/json"));
  } else if (event.request.mode === "navigate" && !OTHERS.some((other) => pathname.startsWith(other))) {
    event.respondWith(newest(event, PAGE, "text/html"));
  }
});

/** From the network, and kept under a name; what was kept when there is no network. */
async function newest(event, name, kind) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(event.request);
    if (answer.ok && answer.headers.get("content-type")?.startsWith(kind)) {
      event.waitUntil(cache.put(name, answer.clone()));
    }
    return answer;
  } catch (error) {
    const kept = await cache.match(name);
    if (kept) return kept;
    throw error;
  }
}
