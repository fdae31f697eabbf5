import { readFileSync } from "node:fs";
import path from "node:path";
import nunjucks from "nunjucks";
import { beforeAll, describe, expect, it } from "vitest";
import { type Declared, type DeclaredFilter, type DeclaredType, withDeclared } from "../scripts/declared.ts";
import { BLOCKS, fieldNamesModule, STORY_BLOCKS } from "../scripts/variables.ts";
import { planNow } from "../src/pipeline/plannow.ts";
import { foldersOf, loadConfig } from "../src/pipeline/settings/load.ts";
import { KINDS, type Kind } from "../src/site/kinds.ts";
import type { Plan } from "../src/site/plan.ts";
import { makeFilters } from "../src/view/filters.ts";
import { article, planOf } from "./site/articles.ts";

const root = path.resolve(import.meta.dirname, "..");
const templates = path.join(root, "templates");

/** All declared types that `item` and `site` lead to, by name. */
let types: ReadonlyMap<string, DeclaredType>;

/** The name of the type of each kind's `item`; undefined where it is empty. */
let items: ReadonlyMap<Kind, string | undefined>;

let filters: readonly DeclaredFilter[];

/** The sample archive, which has an output of nearly every kind. */
let sample: Plan;

beforeAll(async () => {
	withDeclared((declared) => {
		const table = declared.typeOf("src/site/items/items.ts", "ItemData");
		items = new Map(table.fields.map(({ name, types: [type] }) => [name as Kind, type]));
		types = typesFrom([table, declared.typeOf("src/site/site.ts", "Site")], declared);
		filters = declared.filtersOf("src/view/filters/templatefilters.ts", "TemplateFilters");
	});
	const { settings, root: folder } = await loadConfig(path.join(root, ".eleventy.ts"));
	sample = planNow(settings, foldersOf(settings, folder), folder, Date.UTC(2026, 10, 24)).plan;
});

describe("what templates see", () => {
	it("is declared for every kind", () => {
		expect([...items.keys()].sort()).toEqual(Object.keys(KINDS).sort());
	});

	it("is said of every field", () => {
		const silent = [...types.values()].flatMap(({ name, fields }) =>
			fields.filter(({ about }) => about === "").map((field) => `${name}.${field.name}`),
		);
		expect(silent).toEqual([]);
		expect(types.size).toBeGreaterThan(50);
	});

	it("is declared, field by field, in the sample archive", () => {
		const found = new Set<string>();
		for (const output of sample.outputs) {
			if (output.sort !== "rendered") continue;
			const name = items.get(output.kind);
			for (const field of undeclaredFields(output.data(), name, output.kind)) found.add(field);
		}
		for (const field of undeclaredFields(sample.site, "Site", "site")) found.add(field);
		expect([...found]).toEqual([]);
	});

	it("is what the check of owners' templates knows", () => {
		expect(readFileSync(path.join(root, "src/site/items/fieldnames.ts"), "utf8")).toBe(fieldNamesModule());
	});
});

describe("filters", () => {
	const story = article("2024/harbour-wall", "2024-03-15", {
		slug: "harbour-wall",
		headline: "Harbour wall",
		standfirst: "The wall will be higher.",
		updated: article("x", "2024-03-16T09:30:00Z").published,
	});
	const settings = { title: "The Saltmarsh Courier", url: "https://courier.example/archive/", language: "en-GB" };
	const plan = planOf([story], settings);
	const real = makeFilters(plan.site, () => undefined, [templates]);

	it("are those that are declared", () => {
		expect(Object.keys(real).sort()).toEqual(filters.map(({ name }) => name).sort());
		expect(filters.filter(({ about }) => about === "").map(({ name }) => name)).toEqual([]);
	});

	it("give what their examples say", () => {
		const environment = new nunjucks.Environment(null, { autoescape: true });
		for (const [name, filter] of Object.entries(real)) environment.addFilter(name, filter);
		const output = plan.outputs.find((each) => each.path === "2024/03/15/harbour-wall.html");
		const item = output?.sort === "rendered" && { ...output.data(), url: output.url };
		const given = filters.flatMap(({ name, example }) => {
			const [code, gives] = example ?? [];
			return code === undefined ? [] : [{ name, gives, given: environment.renderString(code, { item, site: plan.site }).trim() }];
		});
		expect(given.filter((each) => each.given !== each.gives)).toEqual([]);
		expect(given.length).toBeGreaterThan(20);
	});
});

describe("blocks", () => {
	it.each([
		["layouts/base.njk", BLOCKS],
		["layouts/story.njk", STORY_BLOCKS],
	])("of %s are those that the page lists", (file, listed) => {
		const found = [...readFileSync(path.join(templates, file), "utf8").matchAll(/{%-? block (\w+)/g)].map(([, name = ""]) => name);
		expect(found.filter((name) => file === "layouts/base.njk" || !Object.hasOwn(BLOCKS, name))).toEqual(Object.keys(listed));
	});
});

function typesFrom(roots: readonly DeclaredType[], declared: Declared): Map<string, DeclaredType> {
	const found = new Map(roots.map((type) => [type.name, type]));
	for (const type of found.values()) {
		for (const name of type.fields.flatMap((field) => field.types)) if (!found.has(name)) found.set(name, declared.typeNamed(name));
	}
	return found;
}

/** The fields of a value, and of the values in it, that its type does not have; those of one kind only once. */
function undeclaredFields(value: unknown, name: string | undefined, where: string): string[] {
	if (Array.isArray(value)) return value.flatMap((member) => undeclaredFields(member, name, where));
	if (typeof value !== "object" || value === null) return [];
	const fields = new Map(types.get(name ?? "")?.fields.map((field) => [field.name, field]));
	return Object.entries(value).flatMap(([key, inner]) => {
		const field = fields.get(key);
		if (!field) return [`${where}.${key}`];
		return field.types[0] === undefined ? [] : undeclaredFields(inner, field.types[0], `${where}.${key}`);
	});
}
