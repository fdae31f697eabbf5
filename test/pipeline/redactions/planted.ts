import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { decodeHTML } from "entities";
import type { ArchiveSettings } from "../../../src/settings.ts";
import { PNG } from "./picture.ts";

/** Content in which names were planted in every place and form that a redaction must find. */
export interface PlantedContent {
	readonly names: readonly string[];
	/** The files of the archive, with redactions.yml. */
	readonly files: Readonly<Record<string, string | Uint8Array>>;
}

/** Settings with which a site tells of a story in every way that it knows, search and pictures that are drawn apart. */
export const EVERYTHING: Partial<ArchiveSettings> = {
	data: true,
	citations: ["bib", "ris", "csl"],
	feeds: ["rss", "atom", "json"],
	termFeeds: ["rss", "json"],
};

/** Random numbers that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const SYLLABLES =
	"ba be bi bo bu da de di do du ga ge gi go ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve vi zö zü zé ña łu øm".split(
		" ",
	);

function wordOf(random: () => number): string {
	const word = Array.from({ length: 4 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join("");
	return (word[0]?.toUpperCase() ?? "") + word.slice(1);
}

const entities = (text: string) => [...text].map((c) => (c > "\u007f" ? `&#${c.codePointAt(0)};` : c)).join("");
const plain = (text: string) =>
	text
		.replace(/[łøŁØ]/g, (c) => ({ ł: "l", ø: "o", Ł: "L", Ø: "O" })[c] ?? c)
		.normalize("NFD")
		.replace(/[\u0300-\u036f]/g, "");
const slug = (text: string) => plain(text).toLowerCase().replace(/ /g, "-");
const first = (name: string) => name.split(" ")[0] ?? "";
const last = (name: string) => name.split(" ").slice(1).join(" ");

/** Ways in which a name stands in a body in Markdown. */
export const BODY_FORMS: readonly ((name: string) => string)[] = [
	(name) => `Then ${name} spoke.`,
	(name) => `It was ${name}'s house.`,
	(name) => `${name.toUpperCase()} WAS THERE`,
	(name) => `the people of ${name.toLowerCase()}, ${name}.`,
	(name) => `*${first(name)}* ${last(name)} spoke.`,
	(name) => `**${name}** and _${first(name)}_ ${last(name)}`,
	(name) => `[${first(name)}](https://example.net/x) ${last(name)} spoke.`,
	(name) => `[${name}](https://example.net/${slug(name)}?q=1 "${name}")`,
	(name) => `Here ${first(name)}\n${last(name)} spoke.`,
	(name) => `> Here ${first(name)}\n> ${last(name)} spoke.`,
	(name) => `Here ${first(name)} ${last(name).slice(0, 3)}-\n${last(name).slice(3)} spoke.`,
	(name) => `Here ${first(name)}\u00a0${last(name).slice(0, 2)}\u00ad${last(name).slice(2)} spoke.`,
	(name) => `Here ${first(name)}&nbsp;${last(name)} spoke.`,
	(name) => `Here ${entities(name)} spoke.`,
	(name) => `Here ${name.normalize("NFD")} spoke.`,
	(name) => `Here ${plain(name)} spoke.`,
	(name) => `Here ${last(name)}, ${first(name)}, spoke.`,
	(name) => `<b>${first(name)}</b> <span title="${name}">${last(name)}</span>`,
	(name) => `<b>${first(name)[0]}</b>${first(name).slice(1)} <i>${last(name)}</i>`,
	(name) => `| Name | Age |\n| --- | --- |\n| ${name} | 40 |`,
	(name) => `# ${name}\n\n## On ${name}\n\nSee [there](#on-${slug(name)}).`,
	(name) => `- ${name}\n- [ ] ${name}`,
	(name) => `    code of ${name}\n\n\`${name}\``,
	(name) => `A note[^1].\n\n[^1]: By ${name}.`,
	(name) => `![${name}](picture.png "${name}")`,
	(name) => `<figure><img src="picture.png" alt="${name}"><figcaption>${name}</figcaption></figure>`,
	(name) => `<https://example.net/${encodeURIComponent(name)}> and https://example.net/people/${slug(name)}.html`,
	(name) => `<!-- ${name} -->\n\nWords.`,
	(name) => `mail ${slug(name).replace(/-/g, ".")}@example.net`,
	(name) => `[see][${name}]\n\n[${name}]: https://example.net/`,
	(name) => `{{< figure src="picture.png" caption="${name}" >}}`,
];

/** Fields in which a name stands. */
const FIELDS: readonly ((name: string) => Readonly<Record<string, unknown>>)[] = [
	(name) => ({ headline: `${name} at the harbour` }),
	(name) => ({ standfirst: `What ${name} said.` }),
	(name) => ({ description: `${name}: a life` }),
	(name) => ({ authors: [name] }),
	(name) => ({ authors: [{ name, role: `Friend of ${name}`, url: `https://example.net/${slug(name)}` }] }),
	(name) => ({ byline: `By ${name}` }),
	(name) => ({ tags: ["Harbour", name] }),
	(name) => ({ section: name }),
	(name) => ({ series: `The life of ${name}` }),
	(name) => ({ dateline: name.toUpperCase() }),
	(name) => ({ image: { src: "picture.png", alt: name, caption: `Left: ${name}`, credit: name } }),
	(name) => ({ corrections: [{ date: "2021-01-02", text: `We wrote ${name}.` }] }),
	(name) => ({ source: { name, url: `https://example.net/${slug(name)}` }, rights: `© ${name}`, license: `By leave of ${name}` }),
	(name) => ({ slug: slug(name) }),
	(name) => ({ id: `id-${slug(name)}` }),
	(name) => ({ permalink: `/people/${slug(name)}/` }),
	(name) => ({ redirect_from: [`/old/${slug(name)}.html`, `/?name=${slug(name)}`] }),
	(name) => ({ extra_notes: { [name]: [`About ${name}`, { deep: name }] } }),
	(name) => ({ print: { date: "1999-01-01", issue: `No 1 ${name}`, edition: name, page: name } }),
	(name) => ({ status: "withdrawn", reason: `At the wish of ${name}`, headline: `${name} withdrawn` }),
	(name) => ({ status: "draft", headline: `${name} as a draft` }),
	(name) => ({ keywords: `harbour, ${last(name)}, ${first(name)}` }),
];

/** Plants names: each in a field and in forms of bodies, in some further kinds of file, and in some names of files. */
export function plantNames(count: number, seed: number): PlantedContent {
	const random = randomOf(seed);
	const names = Array.from({ length: count }, () => `${wordOf(random)} ${wordOf(random)}`);
	const files: Record<string, string | Uint8Array> = { "content/picture.png": PNG };
	const list: string[] = [];
	const terms: string[] = [];
	const rows = ["file,standfirst,tags"];
	for (const [index, name] of names.entries()) {
		list.push(`- name: "${name}"`, `  why: asked for on paper, no ${index}`);
		const day = new Date(Date.UTC(1990, 0, 1 + index)).toISOString().slice(0, 10);
		const field = FIELDS[index % FIELDS.length]?.(name) ?? {};
		const body = [0, 1, 2].map((step) => BODY_FORMS[(index * 3 + step) % BODY_FORMS.length]?.(name)).join("\n\n");
		const head = JSON.stringify({ headline: `Story ${index}`, published: day, ...field });
		const other = names[Math.floor(random() * names.length)] ?? name;
		const file = index % 7 === 3 ? `${day}-${slug(name)}` : `story-${index}`;
		files[`content/${file}.md`] = `---\n${head}\n---\n${body}\n\nSee [it](${`story-${index - 1}`}.md) and ${other}.\n`;
		if (index % 20 === 1)
			files[`content/wire-${index}.txt`] =
				`${name} ARRESTED\n\nBy ${name}\n\nLONDON, March 3 – ${name} was\nthere, and ${first(name)}\n${last(name)} left.\n`;
		if (index % 20 === 2)
			files[`content/page-${index}.html`] =
				`<html><head><title>${name}</title></head><body><p>Dear <em>${first(name)}</em> ${last(name)}</p><img src="picture.png" alt="${name}"></body></html>`;
		if (index % 20 === 3) files[`content/story-${index}.yml`] = `standfirst: "In a sidecar: ${name}"\n`;
		if (index % 20 === 4) rows.push(`story-${index}.md,"In a table: ${name}",${name}`);
		if (index % 20 === 5)
			files[`content/${slug(name)}/about.md`] = `---\nheadline: In a folder ${index}\n---\n![x](${slug(name)}.png) [y](../story-0.md)\n`;
		if (index % 20 === 5) files[`content/${slug(name)}/${slug(name)}.png`] = PNG;
		if (index % 20 === 6)
			files[`content/mdx-${index}.mdx`] = `---\nheadline: MDX ${index}\n---\n<Card title="${name}">${name}</Card>\n\n{/* ${name} */}\n`;
		if (index % 20 === 7) files[`content/pages/about-${index}.md`] = `---\nheadline: About ${name}\n---\n${name} founded this paper.\n`;
		if (index % 20 === 8) files[`content/broken-${index}.md`] = `---\nheadline: [${name}\n---\n${name}\n`;
		if (index % 20 === 9) files[`content/toml-${index}.md`] = `+++\ntitle = "TOML ${name}"\ntags = ["${name}"]\n+++\n${name}\n`;
		if (index % 50 === 10) terms.push(`  "${name}": { description: "All of ${name}", also: ["${first(name)}-${last(name)}"] }`);
	}
	files["content/redactions.yml"] = `${list.join("\n")}\n`;
	files["content/terms.yml"] = terms.length > 0 ? `tags:\n${terms.join("\n")}\n` : "tags: {}\n";
	files["content/articles.csv"] = `${rows.join("\n")}\n`;
	return { names, files };
}

/** The places of a folder in which names stand, as `file: name`. Whatever is packed or escaped is looked at unpacked, too. */
export function namesStanding(folder: string, names: readonly string[]): string[] {
	const byWords = new Map<string, string>();
	for (const name of names) {
		for (const [a, b] of [
			[first(name), last(name)],
			[last(name), first(name)],
		] as const) {
			byWords.set(`${fold(a)} ${fold(b)}`, name);
			byWords.set(fold(a) + fold(b), name);
		}
	}
	const found: string[] = [];
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		const file = path.join(entry.parentPath, entry.name);
		const texts = entry.isFile() ? [path.relative(folder, file), ...textsOf(readFileSync(file))] : [path.relative(folder, file)];
		for (const text of texts) {
			const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
			for (const [index, word] of words.entries()) {
				const name = byWords.get(word) ?? byWords.get(`${word} ${words[index + 1]}`);
				if (name !== undefined) found.push(`${path.relative(folder, file)}: ${name}`);
			}
		}
	}
	return found;
}

function textsOf(bytes: Buffer): string[] {
	const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
	const text = (isPacked ? gunzipSync(bytes) : bytes).toString("utf8");
	const unescaped = text
		.replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
		.replace(/\\[nrt]/g, " ");
	const decoded = decodeHTML(decodeHTML(unescaped)).replace(/(?:%[\da-f]{2})+/gi, (coded) => {
		try {
			return decodeURIComponent(coded);
		} catch {
			return coded;
		}
	});
	return [text, decoded, decoded.replace(/<\/?(?:a|b|i|em|strong|span)\b[^>]*>/gi, ""), decoded.replace(/<[^>]*>/g, " ")];
}

function fold(text: string): string {
	return plain(text.normalize("NFKC").replace(/\u00ad/g, "")).toLowerCase();
}
