import { splitAtCommas, splitAuthors, splitTags } from "./lists.ts";
import { truthOf } from "./truths.ts";
import { isEmpty, isObject, type WrittenValue, type WrittenValues } from "./written.ts";

/**
 * Rewrites what other systems write in another form than ours, so that the values stand under our names:
 * categories as section and tags, lines of names as lists, the parts of a picture as one, and the like.
 * @returns values that stand under a name of ours and mean something else; they are kept as they are
 */
export function translateForeignValues(values: WrittenValues): WrittenValue[] {
	splitLines(values);
	translateCategories(values);
	translateTranslator(values);
	translateImage(values);
	translateNoindex(values);
	translateLastUpdate(values);
	translateGmt(values);
	return translateAddress(values);
}

/** The names under which tags stand, our own first. */
const TAG_NAMES = ["tags", "tag", "keywords", "topics", "labels", "subjects"] as const;

/** The names under which authors stand, our own first. */
const AUTHOR_NAMES = ["authors", "author"] as const;

function splitLines(values: WrittenValues): void {
	for (const name of TAG_NAMES) change(values, name, (text, { source }) => splitTags(text, source.file));
	for (const name of AUTHOR_NAMES) change(values, name, splitAuthors);
}

function change(values: WrittenValues, name: string, by: (text: string, written: WrittenValue) => unknown): void {
	const written = values.get(name);
	if (typeof written?.value === "string") values.set(name, { ...written, value: by(written.value, written) });
}

function translateCategories(values: WrittenValues): void {
	for (const name of ["categories", "category"]) {
		const written = values.get(name);
		if (!written || (name === "category" && !Array.isArray(written.value))) continue;
		values.delete(name);
		const categories = [written.value].flat(2).flatMap((value) => (typeof value === "string" ? splitAtCommas(value) : [value]));
		if (!values.has("section") && !values.has("category")) values.set("section", { ...written, value: categories.shift() });
		if (categories.length === 0) continue;
		const holder = TAG_NAMES.find((candidate) => values.has(candidate)) ?? "tags";
		const tags = values.get(holder);
		values.set(holder, { ...(tags ?? written), value: [...[tags?.value ?? []].flat(), ...categories] });
	}
}

/** A translator is one of the authors, in that role. */
function translateTranslator(values: WrittenValues): void {
	const name = ["translator", "translators"].find((candidate) => values.has(candidate));
	const written = name === undefined ? undefined : values.get(name);
	if (name === undefined || !written) return;
	values.delete(name);
	const names = [written.value].flat().flatMap((value) => (typeof value === "string" ? splitAuthors(value) : [value]));
	const translators = names.map((value) => (typeof value === "string" ? { name: value, role: "translator" } : value));
	const holder = AUTHOR_NAMES.find((candidate) => values.has(candidate)) ?? "authors";
	const authors = values.get(holder);
	values.set(holder, { ...(authors ?? written), value: [...[authors?.value ?? []].flat(), ...translators] });
}

/** The names under which the main picture stands, our own first. */
const IMAGE_NAMES = ["image", "featuredimage", "featureimage", "coverimage", "heroimage", "headerimage", "leadimage", "cover"] as const;

/** The parts of a picture that may stand beside it, such as `image_alt`. */
const IMAGE_PARTS = { alt: ["alt", "alttext"], caption: ["caption"], credit: ["credit"] } as const;

function translateImage(values: WrittenValues): void {
	const name = IMAGE_NAMES.find((candidate) => values.has(candidate));
	const written = name === undefined ? undefined : values.get(name);
	if (name === undefined || !written) return;
	const whole = imageOf(written.value);
	const parts: Record<string, unknown> = {};
	for (const [part, endings] of Object.entries(IMAGE_PARTS)) {
		const beside = endings.map((ending) => `${name}${ending}`).find((candidate) => values.has(candidate));
		if (beside === undefined) continue;
		parts[part] = values.get(beside)?.value;
		values.delete(beside);
	}
	values.delete(name);
	const value = Object.keys(parts).length === 0 ? whole : { ...parts, ...(isObject(whole) ? whole : { src: whole }) };
	values.set("image", { ...written, value });
}

/** A picture in our own form, out of one whose address stands under another name. */
function imageOf(value: unknown): unknown {
	if (!isObject(value) || "src" in value) return value;
	const key = ["url", "path", "image", "feature", "file", "filename"].find((candidate) => !isEmpty(value[candidate]));
	if (key === undefined) return value;
	const { [key]: src, ...rest } = value;
	return { ...rest, src };
}

/** `sitemap: false` and `robots: noindex` ask for the same as `noindex: true`, also beside a `noindex: false`. */
function translateNoindex(values: WrittenValues): void {
	if (truthOf(values.get("noindex")?.value) === true) return;
	const sitemap = values.get("sitemap");
	const robots = values.get("robots");
	const written =
		sitemap && truthOf(sitemap.value) === false ? sitemap : /\b(noindex|none)\b/i.test(String(robots?.value ?? "")) ? robots : undefined;
	if (written) values.set("noindex", { ...written, value: true });
}

/** Docusaurus writes `last_update: { date, author }`. */
function translateLastUpdate(values: WrittenValues): void {
	const written = values.get("lastupdate");
	if (!written || !isObject(written.value)) return;
	values.delete("lastupdate");
	if (!isEmpty(written.value.date)) values.set("lastupdate", { ...written, path: [...written.path, "date"], value: written.value.date });
}

/** A time as WordPress writes it under `date_gmt`, which says its zone in the key alone. */
const TIME_WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/;

function translateGmt(values: WrittenValues): void {
	change(values, "dategmt", (text) => (TIME_WITHOUT_ZONE.test(text.trim()) ? `${text.trim().replace(" ", "T")}Z` : text));
}

/**
 * A path under `url`, `path` or `slug` is the whole address. `permalink: false` is how Eleventy keeps a page off the site.
 * @returns values that are no addresses of this site
 */
function translateAddress(values: WrittenValues): WrittenValue[] {
	const kept: WrittenValue[] = [];
	for (const name of ["url", "path"]) {
		const written = values.get(name);
		if (!written || isSitePath(written.value)) continue;
		values.delete(name);
		kept.push(written);
	}
	const slug = values.get("slug");
	if (typeof slug?.value === "string" && slug.value.startsWith("/") && isSitePath(slug.value)) {
		values.delete("slug");
		if (!values.has("permalink")) values.set("permalink", slug);
	}
	const permalink = values.get("permalink");
	if (permalink && truthOf(permalink.value) === false) {
		values.delete("permalink");
		values.set("unpublished", { ...permalink, value: true });
	}
	return kept;
}

function isSitePath(value: unknown): boolean {
	return typeof value === "string" && !/^([a-z][a-z\d+.-]*:|\/\/)|[{}<>]|\.(md|markdown|mdx|txt|rst|adoc)$/i.test(value.trim());
}
