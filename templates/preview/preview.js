// Runs on every page of `backfile serve`, and on no page of a published site: it reloads the page after a build, shows over it what has to be
// mended, and marks stories that are not public yet. It makes elements one by one, so that no text of a story is ever read as HTML.
(() => {
	const own = new URL(".", document.currentScript.src);
	const isMissing = "missing" in document.currentScript.dataset;

	/** Which faults were closed in this tab, by their keys. */
	const CLOSED = "backfile-closed";

	let state = { is: "built", faults: [], errors: 0, marks: {} };
	let build;

	// The style sheet of the page cannot reach into a shadow root, nor ours out of it. A style sheet made here needs no permission of a policy.
	const sheet = new CSSStyleSheet();
	const shadowed = (name) => {
		const element = document.createElement(name);
		element.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
		return element;
	};
	const host = shadowed("backfile-preview");
	const root = host.shadowRoot;
	const styled = fetch(new URL("preview.css", own)).then(async (answer) => sheet.replaceSync(await answer.text()));

	const make = (name, values = {}, ...children) => {
		const element = Object.assign(document.createElement(name), values);
		element.append(...children.filter((child) => child !== undefined));
		return element;
	};

	const closedKeys = () => {
		try {
			return new Set(JSON.parse(sessionStorage.getItem(CLOSED) ?? "[]"));
		} catch {
			return new Set();
		}
	};

	const close = () => {
		try {
			sessionStorage.setItem(CLOSED, JSON.stringify(state.faults.map(({ key }) => key)));
		} catch {
			// Where a browser keeps nothing, the next page shows them again.
		}
		show(false);
	};

	function frameOf({ frame, column }) {
		if (frame.length === 0) return undefined;
		const width = String(frame.at(-1).number).length;
		const lines = frame.flatMap(({ number, text, isFaulty }) => {
			const line = make("span", { className: isFaulty ? "line faulty" : "line" }, `${String(number).padStart(width)} | ${text}\n`);
			if (!isFaulty || column === undefined || column > text.length + 1) return [line];
			return [line, make("span", { className: "line caret", ariaHidden: "true" }, `${" ".repeat(width)} | ${text.slice(0, column - 1).replace(/[^\t]/g, " ")}^\n`)];
		});
		return make("pre", { tabIndex: 0, dir: "ltr" }, ...lines);
	}

	function faultOf(fault) {
		const { place, message, remedy, page, rule, href } = fault;
		const where = place === undefined ? undefined : href ? make("a", { href }, place) : make("span", {}, place);
		return make(
			"li",
			{},
			make("p", { className: "place" }, ...[where, rule === undefined ? undefined : make("code", {}, rule)].filter(Boolean)),
			make("p", { className: "message", dir: "auto" }, message),
			frameOf(fault),
			make("p", { className: "remedy", dir: "auto" }, remedy),
			page === undefined ? undefined : make("p", { className: "remedy" }, `See ${page}`),
		);
	}

	function titleOf() {
		if (state.is === "failed") return "The build failed";
		return state.errors === 1 ? "A file has an error" : `${state.errors} errors`;
	}

	function hintOf() {
		const before = state.is === "failed" && !document.querySelector("main.waiting") ? "The site is as it was before. " : "";
		return `${before}This disappears when it is mended. Escape closes it.`;
	}

	function dialogOf() {
		const more = state.errors - state.faults.length;
		const dialog = make(
			"dialog",
			{ lang: "en", dir: "ltr" },
			make(
				"header",
				{},
				make("h2", { id: "title" }, titleOf()),
				make("button", { type: "button", onclick: close, title: "Close (Escape)" }, "Close"),
			),
			make("ol", {}, ...state.faults.map(faultOf)),
			more > 0 && state.problems
				? make("p", {}, `… and ${more} more, which `, make("a", { href: state.problems }, "the list of problems"), " has.")
				: undefined,
			make("p", { className: "hint" }, hintOf()),
		);
		dialog.setAttribute("aria-labelledby", "title");
		dialog.addEventListener("cancel", (event) => {
			event.preventDefault();
			close();
		});
		return dialog;
	}

	/** Shows what has to be mended: over the page, or where it was closed, as a button in the corner. */
	function show(isOpen) {
		const wasOpen = root.querySelector("dialog")?.open;
		root.querySelector("dialog")?.close();
		const bar = barOf();
		root.replaceChildren(...bar);
		host.toggleAttribute("marked", bar.length > 0);
		if (state.faults.length === 0) return;
		if (!isOpen) {
			root.append(make("button", { className: "corner", type: "button", lang: "en", dir: "ltr", onclick: () => show(true) }, titleOf()));
			if (wasOpen) root.querySelector(".corner").focus();
			return;
		}
		const dialog = dialogOf();
		root.append(dialog);
		dialog.showModal();
	}

	// An address in one form, as `addressKey` of src/pipeline/preview/state.ts has it.
	const keyOf = (address) => {
		// The address of a link that is none stays as it was typed.
		if (!URL.canParse(address, location.href)) return "";
		const { origin, pathname } = new URL(address, location.href);
		return origin === location.origin ? pathname.replace(/(?:\/index)?(?:\.html)?\/?$/, "") || "/" : "";
	};

	const markOf = (address) => (Object.hasOwn(state.marks, keyOf(address)) ? state.marks[keyOf(address)] : undefined);

	function barOf() {
		const mark = markOf(location.href);
		const bar = mark === undefined ? undefined : make("p", { className: "bar", role: "status", dir: "auto" }, mark);
		return [bar, reason].filter(Boolean);
	}

	/** Says on the page that stands where nothing does why that is so. */
	let reason;
	async function explain() {
		reason = make("section", { className: "why", role: "status", lang: "en", dir: "ltr" }, make("p", {}, "Nothing stands here. Looking why …"));
		const address = encodeURIComponent(location.pathname + location.search);
		const answer = await fetch(new URL(`why?${address}`, own));
		// Others than the author are told nothing.
		reason = answer.ok ? reasonOf(await answer.json()) : undefined;
		if (host.isConnected) show(root.querySelector("dialog")?.open ?? false);
	}

	function reasonOf({ answer, remedies, nearest, command }) {
		const links = nearest.flatMap(({ text, href }) => [" ", href ? make("a", { href }, text) : text]);
		return make(
			"section",
			{ className: "why", role: "status", lang: "en", dir: "ltr" },
			make("p", {}, make("strong", {}, answer)),
			...remedies.map((remedy) => make("p", {}, remedy)),
			nearest.length === 0 ? undefined : make("p", {}, "Nearest:", ...links),
			make("p", {}, "All that is known of it: ", make("code", {}, command)),
		);
	}

	/** Marks the links to stories that are not public yet. */
	function markLinks() {
		for (const link of document.querySelectorAll("a[href]")) {
			const mark = link.ariaHidden === "true" || link.dataset.backfileMarked ? undefined : markOf(link.href);
			if (mark === undefined || link.getAttribute("href").startsWith("#")) continue;
			link.dataset.backfileMarked = "true";
			const element = shadowed("backfile-mark");
			element.shadowRoot.append(make("small", { className: "mark", dir: "auto" }, mark));
			// Beside the link it could stand in another cell of a grid.
			link.append(" ", element);
		}
	}

	// The search, and what is shown when a reader comes near it, add links later.
	const observer = new MutationObserver(markLinks);

	async function onState(now) {
		const waiting = document.querySelector("main.waiting")?.dataset.is;
		if ((build !== undefined && build !== now.build) || (waiting !== undefined && waiting !== now.is)) return location.reload();
		({ build } = now);
		state = now;
		await styled;
		if (!host.isConnected) document.body.prepend(host);
		const closed = closedKeys();
		// The list of problems has them all, as long as it is that of the last build.
		const isListed = state.is === "built" && state.problems !== undefined && keyOf(location.href) === keyOf(state.problems);
		show(!isListed && state.faults.some(({ key }) => !closed.has(key)));
		if (Object.keys(state.marks).length === 0) return;
		markLinks();
		observer.observe(document.body, { childList: true, subtree: true });
	}

	// A browser keeps few connections to a server open, so that pages in the background have none.
	let events;
	function listen() {
		if (document.hidden) {
			events?.close();
			events = undefined;
		} else if (!events) {
			events = new EventSource(new URL("reload", own));
			events.onmessage = () => location.reload();
			events.addEventListener("state", ({ data }) => onState(JSON.parse(data)));
		}
	}
	document.addEventListener("visibilitychange", listen);
	listen();
	if (isMissing) explain();
})();
