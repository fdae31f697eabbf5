import { rmSync } from "node:fs";
import fc from "fast-check";
import { Edited } from "./archive.ts";
import { ACTIONS, type Action, type Args, type Change, type Step } from "./steps.ts";
import { BODIES, DATES, MOMENTS, NAMES, PAGES, PICTURES, SETTINGS, SIDECARS, TEMPLATES, TERMS, VALUES } from "./values.ts";

type Arbitraries<A extends unknown[]> = { [K in keyof A]: fc.Arbitrary<A[K]> };

interface Weighted {
	readonly weight: number;
	readonly arbitrary: fc.Arbitrary<Step>;
}

function often<Name extends Action>(weight: number, action: Name, ...args: Arbitraries<Args<Name>>): Weighted {
	return { weight, arbitrary: fc.tuple(fc.constant(action), ...(args as fc.Arbitrary<unknown>[])) as unknown as fc.Arbitrary<Step> };
}

/** Few stories, so that the same one is met again. */
const few = fc.nat({ max: 3 });
const any = fc.nat({ max: 60 });
const oneOf = <T>(list: readonly T[]) => fc.constantFrom(...list);
const oneOrNone = <T>(list: readonly T[]) => fc.constantFrom(...list, null);

/** A change of one of these. */
function change(of: Readonly<Record<string, readonly unknown[]>>, ...names: readonly string[]): fc.Arbitrary<Change> {
	const some = Object.entries(of).filter(([name]) => names.length === 0 || names.includes(name));
	return fc.oneof(...some.map(([name, values]) => fc.record({ [name]: oneOrNone(values) })));
}

const templates = Object.fromEntries(Object.entries(TEMPLATES).map(([name, texts]) => [name, [...texts.keys()]]));

const hiding = [often(2, "hide", few), often(2, "show")];
const keeping = [often(2, "keep"), often(2, "restore", oneOf(["dist", ".backfile"]))];

/** Steps that have to do with each other. A sequence has but few themes: what goes wrong mostly does between two of them. */
const THEMES: Readonly<Record<string, readonly Weighted[]>> = {
	files: [
		often(4, "add", oneOf(NAMES), oneOrNone(DATES), oneOf(BODIES)),
		often(4, "remove", few),
		often(3, "rename", few, oneOf(NAMES)),
		often(2, "swap", few, few),
		often(2, "twin", few, oneOf(["x", "y"])),
		...hiding,
	],
	texts: [
		often(2, "body", few, oneOf(BODIES)),
		often(3, "sameSize", few),
		often(2, "breakOrMend", few),
		often(4, "set", few, change(VALUES, "headline", "standfirst", "language", "corrections", "updated", "extra")),
	],
	dates: [often(4, "set", few, change(VALUES, "published")), often(2, "add", oneOf(NAMES), oneOrNone(DATES), oneOf(BODIES))],
	terms: [
		often(8, "set", few, change(VALUES, "tags", "section", "authors", "series", "print")),
		often(3, "terms", oneOrNone(TERMS)),
		often(1, "setting", change(SETTINGS, "listings", "sections", "listingSize")),
	],
	addresses: [
		often(8, "set", few, change(VALUES, "id", "slug", "permalink", "redirect_from")),
		often(2, "setting", change(SETTINGS, "urls", "permalink")),
		often(2, "template", change(templates, "layouts/redirect.njk")),
	],
	releases: [
		often(6, "set", few, change(VALUES, "status", "hide_headline", "embargo", "expires", "published")),
		often(6, "at", oneOf(MOMENTS)),
		often(2, "page", oneOf(["about.md"]), oneOrNone(PAGES)),
	],
	sidecars: [
		often(6, "sidecar", few, oneOf(["yml", "yaml"]), oneOrNone(SIDECARS)),
		often(2, "renameSidecars"),
		often(4, "table", oneOf(["", "x"]), oneOrNone(["rows", "others", "first", "embargo", "broken"])),
	],
	pictures: [
		often(4, "picture", oneOf(PICTURES), oneOrNone(["one", "two", "small", "narrow", "wide", "wider"])),
		often(2, "template", change(templates, "assets/style.css", "assets/mark.svg")),
		often(2, "set", few, change(VALUES, "image")),
		often(1, "body", few, oneOf(BODIES)),
		often(1, "setting", change(SETTINGS, "images")),
	],
	pages: [often(4, "page", oneOf(["about.md", "help/faq.md"]), oneOrNone(PAGES)), ...hiding],
	templates: [often(4, "template", change(templates)), often(2, "module", oneOf([0, 1])), often(2, "data", oneOf([0, 1]))],
	settings: [often(4, "setting", change(SETTINGS))],
	own: [
		often(3, "copy", oneOrNone(["one", "two"])),
		often(3, "changeCopied", oneOf(["one", "two"])),
		often(2, "template", change(templates, "credits.njk")),
		often(1, "data", oneOf([0, 1])),
	],
	disk: [often(3, "touch", any), often(2, "checkOut"), often(3, "mtimes", oneOf(["old", "now"])), ...hiding],
	output: [often(3, "unpublish", any), often(2, "removeOutput"), often(2, "buildUncached"), often(1, "buildStrict"), ...keeping],
	cache: [often(2, "removeCache"), often(6, "damageCache", any, oneOf(["cut", "flip", "grow"]), fc.nat({ max: 999 })), ...keeping],
};

const builds: fc.Arbitrary<Step> = fc.oneof(
	often(6, "build"),
	often(1, "buildAgain"),
	often(2, "compare"),
	often(1, "mtimes", oneOf(["old", "now"])),
);

/** Where a sequence begins. */
export interface Start {
	/** How many stories there are. */
	readonly stories: number;
	/** Whether there are templates, terms, pictures, pages and tables as well. */
	readonly isRich: boolean;
}

const RICH: readonly Step[] = [
	["template", { "layouts/story.njk": 0, "partials/mine.njk": 0, "layouts/redirect.njk": 0, "assets/mark.svg": 0 }],
	["terms", TERMS[0] ?? null],
	["picture", "boat.png", "small"],
	["page", "about.md", PAGES[0] ?? null],
	["set", 0, { redirect_from: "/older", image: "boat.png" }],
	["set", 1, { embargo: "2026-03-01T12:00Z", expires: "2026-06-01" }],
	["sidecar", 2, "yml", SIDECARS[3] ?? null],
	["table", "x", "rows"],
];

/** Builds an archive, takes the steps, and at the end compares with a clean build and builds once more. */
export async function takeSteps(steps: readonly Step[], { stories, isRich }: Start = { stories: 5, isRich: false }): Promise<void> {
	const archive = new Edited(stories);
	const all: readonly Step[] = [...(isRich ? RICH : []), ["compare"], ...steps, ["compare"], ["buildAgain"]];
	try {
		for (const [action, ...args] of all) {
			try {
				await (ACTIONS[action] as (archive: Edited, ...args: unknown[]) => unknown)(archive, ...args);
			} catch (error) {
				throw new Error(`${action}: ${error instanceof Error ? error.message : error}`, { cause: error });
			}
		}
	} finally {
		rmSync(archive.root, { recursive: true, force: true });
	}
}

const themed = fc.subarray(Object.keys(THEMES), { minLength: 1, maxLength: 3 }).chain((themes) =>
	fc.array(
		fc.oneof(...themes.map((theme) => ({ weight: 2, arbitrary: fc.oneof(...(THEMES[theme] ?? [])) })), { weight: 3, arbitrary: builds }),
		{
			minLength: 1,
			maxLength: 20,
			size: "max",
		},
	),
);

/** After whatever steps an incremental build gives what a clean one gives. */
export async function assertSameAsClean(options: fc.Parameters<[Start, readonly Step[]]>): Promise<void> {
	const start = fc.record({ stories: fc.integer({ min: 5, max: 14 }), isRich: fc.boolean() });
	await fc.assert(
		fc.asyncProperty(start, themed, (start, steps) => takeSteps(steps, start)),
		options,
	);
}
