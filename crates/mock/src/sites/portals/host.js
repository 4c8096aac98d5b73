// A portal's page: it gives the console its user's token, and keeps its own address in step. Everything else
// is the host SDK's (docs/embedding.md).
const { email } = document.body.dataset;
const root = document.documentElement;
const embedded = document.querySelector("spanning-console");
const told = document.querySelector(".told");
const theme = document.querySelector("select[name=theme]");
const view = document.querySelector("input[name=view]");
const home = document.querySelector(".side a");
const name = document.title;

/** The address follows without new history entries: Back belongs to the host. */
function remember(field, value) {
  const address = new URL(location.href);
  address.searchParams.set(field, value);
  history.replaceState(null, "", address);
}

if (embedded) {
  // The portal's own back end makes the token; the page never keeps it.
  embedded.getToken = async () => {
    const response = await fetch("/token", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email }),
    });
    if (!response.ok) throw new Error(`The portal could not make a token for ${email} (status ${response.status}).`);
    return response.json();
  };
  embedded.addEventListener("ready", () => (told.textContent = ""));
  embedded.addEventListener("route", ({ detail }) => {
    view.value = detail.route;
    remember("view", detail.route);
  });
  embedded.addEventListener("title", ({ detail: { title } }) => {
    document.title = title.includes(name) ? title : `${title} · ${name}`;
  });
  embedded.addEventListener("error", ({ detail }) => {
    told.textContent = detail.code === "no_answer" ? told.dataset.silent : `${detail.message} (${detail.code})`;
  });
} else {
  // A stranger's frame is refused and says nothing; after a while the page says so itself.
  setTimeout(() => (told.textContent = told.dataset.silent), 6000);
}

theme.addEventListener("change", () => {
  root.dataset.scheme = theme.value;
  remember("theme", theme.value);
  const first = new URL(home.href);
  first.searchParams.set("theme", theme.value);
  home.href = first;
  embedded?.setAttribute("theme", theme.value);
});
