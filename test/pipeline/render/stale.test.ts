import { describe, expect, it } from "vitest";
import type { PublishedOutput } from "../../../src/pipeline/cache/outputs.ts";
import type { Published } from "../../../src/pipeline/publish/manifest.ts";
import type { CurrentOutput } from "../../../src/pipeline/publish/output.ts";
import { findStale, type Groups } from "../../../src/pipeline/render/stale.ts";
import type { Copied, Output, OutputGroup, Rendered } from "../../../src/site/output.ts";

const page = (path: string): Rendered => ({ sort: "rendered", kind: "story", url: `/${path}`, path, data: () => ({}) });

const copy = (path: string, sha256?: string): Copied => ({ sort: "copied", url: `/${path}`, path, from: `/from/${path}`, sha256 });

const known = (fingerprint: string, kind: PublishedOutput["kind"] = "story"): PublishedOutput => {
	return { kind, fingerprint, sha256: "hash", bytes: 1 };
};

/** The paths that are current, and those that are stale. */
function compare(
	outputs: readonly Output[],
	published: CurrentOutput,
	stamps: Readonly<Record<string, string>> = {},
	before: Groups = new Map(),
) {
	const groupFingerprint = ({ name }: OutputGroup) => `print of the ${name}`;
	const plan = { outputs, fingerprint: ({ url }: { readonly url: string }) => `print of ${url}`, groupFingerprint };
	const { current, staleCopies, stalePages } = findStale(plan, published, before, new Map(Object.entries(stamps)));
	return { current: [...current.keys()], stale: [...staleCopies, ...stalePages].map(({ path }) => path) };
}

const nothing = new Map<string, string | undefined>();

describe("findStale", () => {
	it("compares the fingerprints of pages with those of the last build", () => {
		const files = new Map([
			["a", known("print of /a")],
			["b", known("another")],
		]);
		expect(compare([page("a"), page("b"), page("c")], { files, touched: nothing })).toEqual({ current: ["a"], stale: ["b", "c"] });
	});

	it("does not compare the outputs of a group that is as it was when they were published", () => {
		const group: OutputGroup = { name: "group", madeFrom: () => ({}) };
		const fails = () => {
			throw new Error("Nobody needs these data.");
		};
		const files = new Map([
			["a", known("print of then")],
			["b", known("")],
			["c", known("another")],
		]);
		const published = { files, touched: new Map([["c", "other hash"]]) };
		const all = ["a", "b", "c", "d"];
		const outputs = all.map((path): Rendered => ({ ...page(path), group, data: path === "a" ? fails : () => ({}) }));
		expect(compare(outputs, published, {}, new Map([["group", "print of the group"]]))).toEqual({ current: ["a"], stale: ["b", "c", "d"] });
		const others = outputs.map((output) => ({ ...output, data: () => ({}) }));
		expect(compare(others, published, {}, new Map([["group", "another"]]))).toEqual({ current: [], stale: all });
		expect(compare(others, published)).toEqual({ current: [], stale: all });
	});

	it("takes a file that somebody changed, or that the cache does not know, for stale", () => {
		const files: CurrentOutput["files"] = new Map<string, Published>([
			["a", known("print of /a")],
			["b", { sha256: "hash", bytes: 1 }],
		]);
		expect(compare([page("a"), page("b")], { files, touched: new Map([["a", undefined]]) })).toEqual({ current: [], stale: ["a", "b"] });
	});

	it("compares copies by their hash, else by their stamp, which may prove nothing", () => {
		const files = new Map([
			["a", known("sha", "copied")],
			["b", known("stamp", "copied")],
			["c", known("", "copied")],
		]);
		const outputs = [copy("a", "sha"), copy("b"), copy("c")];
		expect(compare(outputs, { files, touched: nothing }, { a: "other", b: "stamp", c: "" })).toEqual({ current: ["a", "b"], stale: ["c"] });
		expect(compare(outputs, { files, touched: nothing }, { b: "other" })).toEqual({ current: ["a"], stale: ["b", "c"] });
	});
});
