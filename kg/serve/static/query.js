"use strict";
// The page asks its own server and nobody else: no completion from elsewhere, no other endpoint.
(async () => {
  const endpoint = new URL("/sparql", location.href).href;
  const answer = await fetch("/queries.json");
  const { prefixes, queries } = await answer.json();
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  Yasgui.Yasqe.defaults.prefixCcApi = "";
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    persistenceId: null,
    yasqe: { value: queries[0].text },
    yasr: { prefixes },
  });
  const select = document.getElementById("named");
  const about = document.getElementById("about");
  for (const query of queries) {
    const option = document.createElement("option");
    option.value = query.name;
    option.textContent = query.title;
    select.append(option);
  }
  select.addEventListener("change", () => {
    const query = queries.find((item) => item.name === select.value);
    if (!query) return;
    about.textContent = query.description;
    const tab = yasgui.getTab();
    tab.setQuery(query.text);
    tab.query();
  });
  window.herringbone = { yasgui };
})();
