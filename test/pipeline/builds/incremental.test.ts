import { describe, it } from "vitest";
import { assertSameAsClean, takeSteps } from "../edits/sequences.ts";
import type { Step } from "../edits/steps.ts";

/** Sequences that once went wrong, and such as chance may not meet. */
const KNOWN: Readonly<Record<string, readonly Step[]>> = {
	"a story that came and went, too fresh to be remembered": [
		["mtimes", "now"],
		["add", "fog.md", "1957", "Words."],
		["build"],
		["remove", 0],
	],
	"a build without the cache in between": [["add", "fog.md", "1957", "Words."], ["buildUncached"], ["remove", 0]],
	"an output folder that was deleted": [["removeOutput"]],
	"an output folder that was put back as it once was": [["keep"], ["set", 0, { headline: "Fog" }], ["build"], ["restore", "dist"]],
	"files to be copied that came and went": [["copy", "one"], ["build"], ["copy", null]],
	"a picture at the path of an asset": [["picture", "assets/favicon.svg", "one"], ["build"], ["picture", "assets/favicon.svg", "two"]],
	"a faulty sidecar under another name": [["sidecar", 0, "yml", "language: no such language\n"], ["build"], ["renameSidecars"]],
	"a cache file that holds everything twice": [
		["damageCache", 0, "grow", 0],
		["damageCache", 1, "grow", 0],
		["damageCache", 2, "grow", 0],
		["set", 0, { headline: "Fog" }],
	],
	"a copied file that changed, and nothing else": [["copy", "one"], ["build"], ["changeCopied", "two"]],
	"a picture of the same size": [["picture", "boat.png", "one"], ["build"], ["picture", "boat.png", "two"]],
	"a picture that gets another size": [
		["body", 0, "![A boat](boat.png)"],
		["picture", "boat.png", "small"],
		["build"],
		["picture", "boat.png", "narrow"],
		["compare"],
		["picture", "boat.png", null],
	],
	"pictures as WebP that come, change, are the same, and go": [
		["setting", { images: "webp" }],
		["set", 0, { image: "boat.png" }],
		["picture", "boat.png", "wide"],
		["compare"],
		["picture", "boat.png", "wider"],
		["set", 1, { image: "boat.png" }],
		["picture", "x/boat.png", "wider"],
		["compare"],
		["removeOutput"],
		["build"],
		["picture", "boat.png", null],
		["compare"],
		["setting", { images: null }],
	],
	"a picture as WebP of a story under embargo": [
		["setting", { images: "webp" }],
		["picture", "boat.png", "wide"],
		["set", 0, { image: "boat.png", embargo: "2026-03-01T12:00Z" }],
		["compare"],
		["at", "2026-03-01T12:00Z"],
		["compare"],
		["at", "2026-01-01T00:00Z"],
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
	"an index for search, after edits, deletions and a change of templates": [
		["setting", { search: true }],
		["compare"],
		["add", "fog.md", "1957", "Zeppelins over the harbour."],
		["compare"],
		["template", { "layouts/redirect.njk": 0 }],
		["unpublish", 200],
		["compare"],
		["removeCache"],
		["remove", 0],
		["compare"],
		["setting", { search: false }],
	],
	"two stories that change places": [["swap", 0, 1]],
	"an old address of another form": [
		["template", { "layouts/redirect.njk": 0 }],
		["set", 0, { redirect_from: "/older" }],
		["build"],
		["set", 0, { redirect_from: "/older.html" }],
	],
};

// An index for search takes a second or two of every build that has one, more where others are at work.
describe("an incremental build", { timeout: 300_000 }, () => {
	it.each(Object.entries(KNOWN))("gives what a clean one gives, after %s", (_, steps) => takeSteps(steps));

	it("gives what a clean one gives, after whatever edits", () => assertSameAsClean({ numRuns: 8, seed: 1957 }));
});
