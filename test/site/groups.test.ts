import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collate } from "../../src/archive/archive.ts";
import { noTermNotes } from "../../src/archive/termnotes.ts";
import type { TermNote } from "../../src/archive/terms.ts";
import type { Article } from "../../src/article/article.ts";
import type { Settings } from "../../src/settings.ts";
import { withData } from "../../src/site/output.ts";
import { type Plan, plan } from "../../src/site/plan.ts";
import { article, byPath, settings } from "./articles.ts";

/** What a site is planned from: what differs between two of them must show in the fingerprints of groups. */
interface Made {
	readonly stories: readonly object[];
	/** The width of each picture in pixels, and its size in bytes. */
	readonly pictures: readonly (readonly [number, number])[];
	/** What terms.yml says of a tag. */
	readonly note?: Pick<TermNote, "name" | "slug" | "description">;
}

/** With lists that are shorter than owners may make them, so that all of them have parts. */
const GIVEN: Settings = {
	...settings({ feeds: ["rss", "atom", "json"], termFeeds: ["rss"], citations: ["bib", "ris", "csl"], data: true, ninjs: true }),
	listingSize: 1,
	feedSize: 2,
	termFeedSize: 1,
};

/** Without the pages of the 366 days of the year, which are most of so small a site. */
const WITHOUT_DAYS: Settings = { ...GIVEN, onThisDay: false };

const FILES = ["a.png", "b.png"];

const date = fc.constantFrom("1957", "1957-03", "1957-03-04", "1957-03-05", "1958-01-01", "1958-01-02", "1958-02-01", "195X", undefined);

const story = fc.record(
	{
		id: fc.constantFrom("s1", "s2", "s3", "s4", "s5", "s6", "s7"),
		date,
		body: fc.nat(1),
		tags: fc.uniqueArray(fc.constantFrom("Fog", "fog", "Harbour", "Sea"), { maxLength: 3 }),
		section: fc.constantFrom("News", "news", "Sport", undefined),
		authors: fc.subarray([{ name: "E. Marlowe" }, { name: "E. MARLOWE" }, { name: "B. Quill", role: "Editor" }]),
		series: fc.constantFrom("The fog", "the fog", undefined),
		print: fc.constantFrom({ issue: "12", page: "3" }, { issue: "13" }, { day: "1957-03-04", page: "3" }, { day: "1957-03-05" }, undefined),
		updated: fc.constantFrom("1959-01-01", undefined),
		corrected: fc.subarray(["1959-01-01", "1960"]),
		links: fc.subarray(["s1.md", "s2.md", "/tags/fog/", "nothing.md"]),
		pictures: fc.subarray(FILES),
		slug: fc.constantFrom("one", "two", "three"),
		permalink: fc.constantFrom("/elsewhere", undefined),
		noindex: fc.boolean(),
	},
	{ requiredKeys: ["id", "date", "body", "tags", "authors", "links", "pictures", "slug", "noindex", "corrected"] },
);

type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

function plain(id: string, date: string): object {
	return { id, date, body: 0, tags: ["Fog"], authors: [], links: [], pictures: [], slug: id, noindex: false, corrected: [] };
}

const made = fc.record(
	{
		stories: fc.uniqueArray(story, { selector: ({ id }) => id, maxLength: 7 }),
		pictures: fc.array(fc.tuple(fc.constantFrom(10, 200, 800), fc.constantFrom(1, 100_000)), { minLength: 2, maxLength: 2 }),
		note: fc.record({
			name: fc.constantFrom("Fog", "Mist"),
			slug: fc.constantFrom("fog", "mist"),
			description: fc.constantFrom("Weather", "Air"),
		}),
	},
	{ requiredKeys: ["stories", "pictures"] },
);

/** A site, and another one that differs in a few places. */
const twoSites = fc
	.tuple(made, made, fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }), fc.nat(2), fc.nat(2))
	.map(([first, other, keeps, keepsPictures, keepsNote]): readonly [Made, Made] => {
		const mixed = (keep: number | undefined, own: Story | undefined, another: Story | undefined) => (keep === 0 ? another : own);
		const stories = keeps.flatMap((keep, index) => mixed(keep, first.stories[index], other.stories[index]) ?? []);
		const unique = [...new Map(stories.map((one) => [one.id, one])).values()];
		const pictures = keepsPictures === 0 ? other.pictures : first.pictures;
		const note = keepsNote === 0 ? other.note : first.note;
		return [first, { stories: unique, pictures, note }];
	});

function articleOf({ id, date, body, links, pictures, updated, corrected, print, ...fields }: Story): Article {
	return article(id, date, {
		...fields,
		headline: `Headline ${body} of ${id}`,
		// The hash of an article stands for all that its file says.
		hash: JSON.stringify([id, date, body, links, pictures, updated, corrected, print, fields]),
		print: print && { ...print, date: print.day === undefined ? undefined : article("x", print.day).published },
		updated: updated === undefined ? undefined : article("x", updated).published,
		corrections: corrected.map((on) => ({ date: article("x", on).published, text: `On ${on}.` })),
		links: links.length === 0 ? undefined : links.map((href) => ({ href, line: 1 })),
		pictures: pictures.length === 0 ? undefined : pictures.map((src) => ({ src, line: 1 })),
		image: pictures[0] === undefined ? undefined : { src: `/media/${pictures[0]}` },
	} as Partial<Article>);
}

function planned({ stories, pictures, note }: Made, settings = GIVEN): Plan {
	const notes = note ? [{ ...note, spellings: ["Fog", "fog"], hide: false }] : [];
	const archive = collate((stories as Story[]).map(articleOf), {
		...settings,
		termNotes: { ...noTermNotes, tag: notes },
		at: Date.UTC(2100, 0),
	});
	const files = FILES.map((name, index) => {
		const [width, bytes] = pictures[index] ?? [10, 1];
		return { path: `media/${name}`, from: `/content/${name}`, bytes, picture: { width, height: width } };
	});
	return plan({ archive, pages: { stories: [], tombstones: [], withheld: [] }, files, settings });
}

/** The fingerprint of each group, by its name. */
function groupFingerprints(made: Plan): ReadonlyMap<string, string> {
	const groups = new Map([...byPath(made).values()].flatMap(({ group }) => (group ? [[group.name, group]] : [])));
	return new Map([...groups].map(([name, group]) => [name, made.groupFingerprint(group)]));
}

/** The outputs whose group is the same in both plans, and that are not; with how many are in such groups. */
function wronglySame(before: Plan, now: Plan): { readonly paths: string[]; readonly same: number } {
	const old = byPath(before);
	const [were, are] = [groupFingerprints(before), groupFingerprints(now)];
	let same = 0;
	const paths = [...byPath(now).values()].flatMap((output) => {
		const was = old.get(output.path);
		// An output that was not there is made in any case.
		if (!was || !output.group || were.get(output.group.name) !== are.get(output.group.name)) return [];
		same++;
		return before.fingerprint(withData(was)) === now.fingerprint(withData(output)) ? [] : [output.path];
	});
	return { paths, same };
}

describe("groups of outputs", () => {
	it.each([
		[150, WITHOUT_DAYS],
		[30, GIVEN],
	])("have the same fingerprint only where none of their outputs differs, in %i pairs of sites", (numRuns, settings) => {
		let same = 0;
		fc.assert(
			fc.property(twoSites, ([first, other]) => {
				const found = wronglySame(planned(first, settings), planned(other, settings));
				same += found.same;
				expect(found.paths).toEqual([]);
			}),
			{ numRuns },
		);
		expect(same).toBeGreaterThan(2 * numRuns);
	});

	it("have names of their own, and hold most of the pages of stories, periods and terms", () => {
		const stories = ["s1", "s2", "s3"].map((id, index) => plain(id, `195${index}-03-04`));
		const { outputs } = planned({ stories, pictures: [] });
		const without = outputs.flatMap((output) => (output.sort === "rendered" && !output.group ? [output.kind] : []));
		expect(
			without.filter((kind) => ["story", "term", "term-part", "atom-archive", "data-csv", "data-jsonl", "data-ninjs"].includes(kind)),
		).toEqual([]);
		const groups = new Set(outputs.flatMap((output) => (output.sort === "rendered" && output.group ? [output.group] : [])));
		expect(new Set([...groups].map(({ name }) => name)).size).toBe(groups.size);
	});

	it("notice a print issue of a day whose stories came out in another year", () => {
		const of = (print: object) =>
			planned({ stories: [plain("day", "1957-03-04"), { ...plain("later", "1958-01-01"), ...print }], pictures: [] });
		const [before, now] = [of({}), of({ print: { day: "1957-03-04" } })];
		expect(byPath(now).get("1957/03/04/index.html")?.data()).toMatchObject({ issues: [{ url: "/issues/1957-03-04/" }] });
		expect(wronglySame(before, now).paths).toEqual([]);
	});

	it("notice a story more in a month of several feed documents", () => {
		const later = plain("later", "1958-01-01");
		const storyOf = (_: unknown, index: number) => plain(`n${index}`, "1957-03-04");
		for (const count of [99, 100, 101, 199, 200]) {
			const of = (size: number) => planned({ stories: [...Array.from({ length: size }, storyOf), later], pictures: [] });
			expect(wronglySame(of(count), of(count + 1)).paths).toEqual([]);
		}
	});
});
