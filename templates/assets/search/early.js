// Before anything is drawn: whether the address asks for something, so that nothing stands where results will be, and nothing moves when they come.
const { classList } = document.documentElement;
classList.add("scripted", ...(/[?&][a-z]+=[^&]/.test(location.search) ? ["asks", "waits"] : []));
// If a script of the search cannot be loaded, the page is what it is without scripts.
addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && classList.remove("scripted", "asks", "waits"), true);
