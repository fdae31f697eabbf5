import { aliasFact, type FactStep, type Facts, type Site } from "../../importer.ts";
import { withoutSlashes } from "../../reading/values.ts";
import { authorFacts, isGuest } from "./authors.ts";
import type { Attachment } from "./body/files.ts";
import { tableHtml } from "./body/tables.ts";
import { creditOf } from "./meta/known.ts";
import { type Relations, relationsIn } from "./meta/relations.ts";
import type { WxrRecord } from "./wxr/record.ts";

/** What stories need to know of the rest of the export. */
export interface ExportFacts extends Relations {
	/** Addresses below which the files of a site lie. */
	readonly mediaOf: (home: string) => Site["media"];
	readonly author: (login: string) => string | undefined;
	readonly category: (termId: string) => string | undefined;
	readonly attachment: (id: string) => Attachment | undefined;
	readonly uploadedWith: (postId: string) => readonly (Attachment & { readonly id: string })[];
	/** Whether the records of an account begin with bylines. */
	readonly printsBylines: (login: string) => boolean;
	readonly reusable: (id: string) => string | undefined;
	/** The table of TablePress, as HTML, by its id. */
	readonly table: (id: string) => string | undefined;
	/** What WordPress kept of an answer of another site in a record of its own, by its hash; undefined where the export has none. */
	readonly answer?: (hash: string) => string | undefined;
}

const fact = (name: string, value: unknown): FactStep => ({ step: "fact", name, value });

/** What a record of the export tells of other records. */
export function factsIn(record: WxrRecord): FactStep[] {
	const { element, texts, meta } = record;
	const text = (name: string) => texts.get(name)?.trim() ?? "";
	if (element === "wp:author") return authorFacts(record);
	if (element === "wp:category") return [fact(`category ${text("wp:term_id")}`, text("wp:cat_name"))];
	if (element !== "item") return [];
	const id = text("wp:post_id");
	const type = text("wp:post_type");
	if (type === "wp_block") return [fact(`block ${id}`, texts.get("content:encoded") ?? "")];
	if (isGuest(type)) return authorFacts(record);
	if (type === "oembed_cache") return [fact(`answer ${text("wp:post_name")}`, texts.get("content:encoded") ?? ""), fact("answers", true)];
	if (type === "tablepress_table") {
		const html = tableHtml(texts.get("content:encoded") ?? "", meta);
		return html === undefined ? [] : [fact(`table ${meta.get("_tablepress_export_table_id")?.trim() || id}`, html)];
	}
	const url = text("wp:attachment_url") || (type === "attachment" ? text("guid") : "");
	if (type !== "attachment" || !/^https?:\/\//i.test(url)) return [];
	const attachment = {
		url,
		...optional("alt", meta.get("_wp_attachment_image_alt")),
		...optional("caption", texts.get("excerpt:encoded")),
		...optional("title", texts.get("title")),
		...optional("credit", creditOf(meta)),
		parent: text("wp:post_parent"),
	};
	const file = meta.get("_wp_attached_file") ?? "";
	const root =
		file !== "" && url.endsWith(`/${file}`)
			? url.slice(0, -file.length)
			: /^.*(?:\/(?:uploads|files)|\.files\.wordpress\.com)\/(?=\d{4}\/)/.exec(url)?.[0];
	return [
		fact(`attachment ${id}`, attachment),
		...(root === undefined ? [] : [fact(`media ${root}`, true)]),
		...pagesOf(text("link")).flatMap((page) => (page === url ? [] : [aliasFact(page, url)])),
	];
}

/** The addresses of the page that WordPress has for a file, with and without the folder that says so. */
function pagesOf(link: string): string[] {
	if (link === "") return [];
	const named = /^((?:https?:\/\/[^/?#]+)?\/(?:[^?#]*?\/)?)(?:attachment\/)?([^/?#]+)\/?$/i.exec(link);
	if (!named) return [link];
	const [, folder = "", name = ""] = named;
	return [`${folder}${name}/`, `${folder}attachment/${name}/`];
}

function optional<K extends string>(name: K, value: string | undefined): { [name in K]?: string } {
	const text = value?.trim() ?? "";
	return (text === "" ? {} : { [name]: text }) as { [name in K]?: string };
}

/** Makes functions that look facts up. */
export function exportFacts(facts: Facts): ExportFacts {
	/** The ids of attachments, by the id of the story with which they were uploaded. */
	const uploaded = new Map<string, string[]>();
	const media = new Set<string>();
	for (const [name, value] of facts) {
		if (name.startsWith("media ")) media.add(name.slice("media ".length));
		if (!name.startsWith("attachment ")) continue;
		const { parent } = value as Attachment & { readonly parent: string };
		if (parent === "" || parent === "0") continue;
		const ids = uploaded.get(parent) ?? [];
		uploaded.set(parent, ids);
		ids.push(name.slice("attachment ".length));
	}
	const known = [...media];
	const base = textIn(facts, "base");
	const files = (url: string) =>
		/^https?:\/\/([\w-]+)\.wordpress\.com\b/i
			.exec(url)
			?.slice(1)
			.map((name) => `https://${name}.files.wordpress.com/`) ?? [];
	const uploads = (url: string) => `${withoutSlashes(url)}/wp-content/uploads/`;
	/** Where a network of sites had the files of each before WordPress 3.5. */
	const ofNetwork = (url: string) => `${withoutSlashes(url)}/files/`;
	return {
		mediaOf: (home) => {
			const roots = [...known, uploads(home), ...files(home), ...(base === undefined ? [] : [uploads(base)]), ofNetwork(home)];
			return [...new Set(roots)];
		},
		author: (login) => textIn(facts, `author ${login}`),
		category: (id) => textIn(facts, `category ${id}`),
		attachment,
		uploadedWith: (id) => (uploaded.get(id) ?? []).map((own) => ({ ...(attachment(own) as Attachment), id: own })),
		printsBylines: (login) => facts.get(`printed ${login}`) === true,
		reusable: (id) => textIn(facts, `block ${id}`),
		...relationsIn(facts),
		table: (id) => textIn(facts, `table ${id}`),
		...(facts.get("answers") === true && { answer: (hash: string) => textIn(facts, `answer ${hash}`) }),
	};

	function attachment(id: string): Attachment | undefined {
		return facts.get(`attachment ${id}`) as Attachment | undefined;
	}
}

function textIn(facts: Facts, name: string): string | undefined {
	const value = facts.get(name);
	return typeof value === "string" ? value : undefined;
}
