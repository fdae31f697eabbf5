import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeFingerprint } from "../../src/site/fingerprint.ts";
import { article, planOf } from "./articles.ts";

const noMarks = () => undefined;

describe("makeFingerprint", () => {
	it("tells any two plain data apart, and takes an undefined field for none", () => {
		const fingerprint = makeFingerprint("", noMarks);
		const data = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
		fc.assert(
			fc.property(data, data, (a, b) => {
				expect(fingerprint(a) === fingerprint(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
				expect(fingerprint({ ...a, none: undefined })).toBe(fingerprint(a));
			}),
			{ numRuns: 2_000 },
		);
	});

	it.each([
		[{ a: "bc" }, { ab: "c" }],
		[{ a: ["b", "c"] }, { a: ["bc"] }],
		[{ a: "1" }, { a: 1 }],
		[{ a: null }, {}],
		[{ a: [] }, { a: {} }],
		[{ a: "}" }, { a: "", "}": "" }],
	])("tells %j from %j", (a, b) => {
		const fingerprint = makeFingerprint("", noMarks);
		expect(fingerprint(a)).not.toBe(fingerprint(b));
	});

	it("is another one in another context", () => {
		expect(makeFingerprint("a", noMarks)({})).not.toBe(makeFingerprint("b", noMarks)({}));
	});

	it("changes for every output whose data change, and for none of the others but where a story's text alone did", () => {
		const stories = Array.from({ length: 60 }, (_, index) =>
			article(`s${index}`, `20${10 + (index % 10)}-0${1 + (index % 9)}-0${1 + (index % 7)}`, {
				tags: [`t${index % 4}`],
				section: `S${index % 3}`,
				series: index % 5 ? undefined : "Series",
			}),
		);
		const prints = (plan: ReturnType<typeof planOf>) =>
			new Map(plan.outputs.flatMap((output) => (output.sort === "rendered" ? [[output.path, plan.fingerprint(output.data)]] : [])));
		const [before, after] = [planOf(stories), planOf([...stories, article("new", "2015-05-05", { tags: ["t1", "t9"], section: "S1" })])];
		const [old, now] = [prints(before), prints(after)];
		const data = (plan: typeof before) =>
			new Map(plan.outputs.flatMap((output) => (output.sort === "rendered" ? [[output.path, JSON.stringify(output.data)]] : [])));
		const [oldData, nowData] = [data(before), data(after)];
		const paths = [...new Set([...old.keys(), ...now.keys()])];
		expect(paths.filter((path) => old.get(path) !== now.get(path))).toEqual(
			paths.filter((path) => oldData.get(path) !== nowData.get(path)),
		);
	});
});
