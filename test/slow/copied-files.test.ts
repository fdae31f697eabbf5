import { describe, it } from "vitest";
import { takeSteps } from "../pipeline/edits/sequences.ts";
import type { Step } from "../pipeline/edits/steps.ts";

/** Sequences of edits to pictures and other copied files, and to the output folder, that once went wrong. */
const KNOWN: Readonly<Record<string, readonly Step[]>> = {
	"an output folder that was deleted": [["removeOutput"]],
	"an output folder that was put back as it once was": [["keep"], ["set", 0, { headline: "Fog" }], ["build"], ["restore", "dist"]],
	"files to be copied that came and went": [["copy", "one"], ["build"], ["copy", null]],
	"a picture at the path of an asset": [["picture", "assets/favicon.svg", "one"], ["build"], ["picture", "assets/favicon.svg", "two"]],
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
};

describe("an incremental build of copied files", () => {
	it.each(Object.entries(KNOWN))("gives what a clean one gives, after %s", (_, steps) => takeSteps(steps));
});
