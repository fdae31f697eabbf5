/** A story, as the search page of a copy finds it. */
export interface CopyStory {
	readonly headline: string;
	/** Its file in the copy, below the folder of the site. */
	readonly file: string;
	/** As far as it is known: `1957-03-04`; else empty. */
	readonly day: string;
}

/** Where the list of stories and what searches in it stand in the copy. On the site, files of this folder need a server; they are left out of the copy. */
export const FINDER = { stories: "assets/search/stories.js", script: "assets/search/find.js" } as const;

/** The list of stories, newest first, as a script: browsers let a page from a folder load no data, and load scripts. */
export function storiesScript(stories: readonly CopyStory[]): string {
	const order = (a: CopyStory, b: CopyStory) => (a.day === b.day ? (a.file < b.file ? -1 : 1) : a.day < b.day ? 1 : -1);
	const lines = [...stories].sort(order).map(({ headline, file, day }) => JSON.stringify([headline, file, day]));
	return `var backfileStories = [\n${lines.join(",\n")}\n];\n`;
}

/** Finds the stories whose headlines have all words of a question. It is a plain script, since a page from a folder may load no module. */
export const FINDER_SCRIPT = `(function () {
	var MOST = 200;
	var form = document.getElementById("bf-copy");
	var site = form.getAttribute("data-site");
	var words = JSON.parse(form.getAttribute("data-words"));
	var language = document.documentElement.lang;
	var list = document.getElementById("bf-copy-found");
	var status = document.getElementById("bf-copy-status");
	function plain(text) {
		return text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
	}
	var texts = null;
	function find() {
		var wanted = plain(form.elements.q.value).split(/\\s+/).filter(Boolean);
		list.textContent = "";
		status.textContent = "";
		if (wanted.length === 0) return;
		if (!texts) texts = backfileStories.map(function (story) { return plain(story[0]); });
		var count = 0;
		texts.forEach(function (text, index) {
			if (!wanted.every(function (word) { return text.includes(word); })) return;
			count++;
			if (count <= MOST) list.append(item(backfileStories[index]));
		});
		var found = words.found[new Intl.PluralRules(language).select(count)] || words.found.other;
		status.textContent = count === 0 ? words.nothing : found.replace("{count}", new Intl.NumberFormat(language).format(count));
	}
	function item(story) {
		var line = document.createElement("li");
		var link = document.createElement("a");
		link.href = site + story[1];
		link.textContent = story[0];
		var when = document.createElement("span");
		when.className = "when";
		when.textContent = story[2] && new Date(story[2]).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
		line.append(when, " ", link);
		return line;
	}
	form.addEventListener("submit", function (event) {
		event.preventDefault();
		find();
	});
	form.hidden = false;
})();
`;
