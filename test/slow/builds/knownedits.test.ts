import { describe, it } from "vitest";
import { takeSteps } from "../../pipeline/edits/sequences.ts";
import type { Step } from "../../pipeline/edits/steps.ts";

/** Sequences of edits that once went wrong, and such as chance may not meet. Random ones are in test/slow/incremental.test.ts. */
const KNOWN: Readonly<Record<string, readonly Step[]>> = {
	"a story that came and went, too fresh to be remembered": [
		["mtimes", "now"],
		["add", "fog.md", "1957", "Words."],
		["build"],
		["remove", 0],
	],
	"a build without the cache in between": [["add", "fog.md", "1957", "Words."], ["buildUncached"], ["remove", 0]],
	"a faulty sidecar under another name": [["sidecar", 0, "yml", "language: no such language\n"], ["build"], ["renameSidecars"]],
	"a cache file that holds everything twice": [
		["damageCache", 0, "grow", 0],
		["damageCache", 1, "grow", 0],
		["damageCache", 2, "grow", 0],
		["set", 0, { headline: "Fog" }],
	],
	"a body of the same size": [["sameSize", 0]],
	"a body of the same size, at once": [["mtimes", "now"], ["sameSize", 0], ["build"], ["sameSize", 0], ["build"], ["sameSize", 0]],
	"another sidecar": [["sidecar", 0, "yml", "standfirst: One.\n"], ["build"], ["sidecar", 0, "yml", "standfirst: Two.\n"]],
	"another row": [["table", "", "rows"], ["build"], ["table", "", "others"], ["build"], ["table", "", "first"]],
	"an embargo that ends, and holds again": [
		["set", 0, { embargo: "2026-03-01T12:00Z", expires: "2026-06-01" }],
		["compare"],
		["at", "2026-03-01T12:00Z"],
		["compare"],
		["at", "2026-06-01"],
		["compare"],
		["at", "2026-03-01T11:59:59.999Z"],
	],
	"another module of the settings, and another file that it reads": [
		["template", { "layouts/story.njk": 0 }],
		["build"],
		["module", 1],
		["compare"],
		["data", 1],
	],
	"two stories that change places": [["swap", 0, 1]],
	"an old address of another form": [
		["template", { "layouts/redirect.njk": 0 }],
		["set", 0, { redirect_from: "/older" }],
		["build"],
		["set", 0, { redirect_from: "/older.html" }],
	],
};

describe("an incremental build", () => {
	it.each(Object.entries(KNOWN))("gives what a clean one gives, after %s", (_, steps) => takeSteps(steps));
});
