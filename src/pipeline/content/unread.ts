import { closeSync, openSync, readSync } from "node:fs";
import path from "node:path";
import { unreadMarkupOf } from "../../article/article.ts";
import { decode } from "../../article/encoding.ts";
import type { Problem, Rule, Severity } from "../../problem.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";
import { isReadme, isSectionIndex, isSpreadsheet } from "./sorts.ts";

/** As much of a file is read to find out whether it holds a story. */
const HEAD = 4_096;

/** Settings, data, programs, templates and what editors leave behind: no stories, though some begin with front matter. */
const NO_STORIES =
	/\.(jsonl?|json5|geojson|ndjson|csv|tsv|tab|xml|xsl|rss|atom|opml|toml|ini|cfg|conf|env|properties|lock|map|log|sql|[cm]?[jt]sx?|vue|svelte|css|scss|sass|less|styl|py|pyc|rb|sh|bash|bat|cmd|ps1|pl|php|c|h|cc|cpp|cs|go|rs|java|kt|swift|lua|r|njk|liquid|ejs|erb|haml|hbs|mustache|pug|tmpl|webmanifest|ics|vcf|srt|sub|ass|bib|ris|bak|orig|old|tmp|swp|swo|rej)$|~$/i;

/** Documents of word processors. */
const DOCUMENTS = /\.(docx?|docm|odt|ott|rtf|pages|wpd|wps|epub|tex|ipynb)$/i;

/** What pandoc reads of them. */
const CONVERTIBLE = /\.(docx|odt|rtf|epub|tex|ipynb)$/i;

/**
 * Says why a file of the content folder is not read. A file that seems to hold a story weighs more than another.
 * @param root the content folder, absolute
 * @param isData whether it holds data of another program about a story or its folder
 */
export function unreadProblem(root: string, file: string, isData = false): Problem {
	if (isData) return dataProblem(file);
	const markup = unreadMarkupOf(file);
	if (isReadme(file)) return readmeProblem(root, file);
	if (isSectionIndex(file)) return sectionProblem(root, file);
	if (markup !== undefined) return problem(file, "markup-not-read", "error", `Stories in ${markup} are not read.`, pandoc(file));
	if (isSpreadsheet(file)) {
		const message = "A table of fields is read as CSV only; what this one says of stories does not count.";
		return problem(file, "not-read", "error", message, "Save it as articles.csv, or give it another name.");
	}
	if (DOCUMENTS.test(file)) {
		const remedy = CONVERTIBLE.test(file) ? pandoc(file) : "If it is a story, save it as plain text (.txt) or as HTML.";
		return problem(file, "not-read", "info", "Documents of word processors are not read; this one is not published.", remedy);
	}
	const message = "This file is neither a story nor a picture; it is not published.";
	const head = NO_STORIES.test(file) ? "" : headOf(root, file);
	if (head === "") return problem(file, "not-read", "info", message, "Rename it to .md, .html or .txt if it is a story.");
	if (!beginsAsStory(head)) return problem(file, "not-read", "info", `${message} It holds text.`, renameRemedy(file, ".txt"));
	const told = "This file begins with front matter as a story does, but its name is not that of a story; it is not published.";
	return problem(file, "not-read", "error", told, renameRemedy(file, ".md"));
}

function dataProblem(file: string): Problem {
	const message = "This file holds data of another program about stories; only what keeps them off the site counts, such as draft.";
	return problem(file, "not-read", "info", message, "Write other fields into the stories, or into a sidecar of a story's name, NAME.yml.");
}

function readmeProblem(root: string, file: string): Problem {
	const isStory = beginsAsStory(headOf(root, file));
	const message = `A README is not read as a story${isStory ? ", although this one begins with front matter" : ""}.`;
	return problem(file, "readme", isStory ? "warning" : "info", message, "Rename it if it is one.");
}

/** Hugo keeps the title and the introduction of a section in such a file. */
function sectionProblem(root: string, file: string): Problem {
	const frontMatter = /^(---|\+\+\+)[^\S\n]*\n(?:[\s\S]*?\n)?\1[^\S\n]*(?:\n|$)/;
	const hasText = headOf(root, file).replace(frontMatter, "").trim() !== "";
	const message = `This file is about its folder, not a story; ${hasText ? "its text is not published" : "it is not read"}.`;
	const remedy = "Describe the section in terms.yml; if it is a story, rename the file to index.md.";
	return problem(file, "section-index", hasText ? "warning" : "info", message, remedy);
}

/** The beginning of a file that holds text; empty where it holds something else or cannot be read. */
function headOf(root: string, file: string): string {
	try {
		const descriptor = openSync(path.join(root, file), "r");
		try {
			const bytes = Buffer.alloc(HEAD);
			const { text, dropped } = decode(bytes.subarray(0, readSync(descriptor, bytes)));
			return dropped > text.length / 10 ? "" : text.trim();
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		refuseTooManyOpen(error);
		return "";
	}
}

/** Whether a text begins with a fence and a field, or with a header line as stories have it. */
function beginsAsStory(text: string): boolean {
	return (
		/^(---|\+\+\+)[^\S\n]*\n(?:[^\S\n]*(?:#.*)?\n)*["']?[\w.-]+["']?[^\S\n]*[:=]/.test(text) ||
		/^(title|headline)[^\S\n]*:[^\S\n]*\S/i.test(text)
	);
}

function pandoc(file: string): string {
	if (unreadMarkupOf(file) === "AsciiDoc") return "Convert it to Markdown, for instance with downdoc, or to HTML with Asciidoctor.";
	const name = path.posix.basename(file);
	return `Convert it to Markdown, for instance with pandoc: "pandoc -s -t gfm ${name} -o ${name.replace(/\.\w+$/, ".md")}".`;
}

function renameRemedy(file: string, extension: string): string {
	const name = path.posix.basename(file);
	return `Rename it to ${name.replace(/\.[^.]*$/, "")}${extension} if it is a story.`;
}

function problem(file: string, rule: Rule, severity: Severity, message: string, remedy: string): Problem {
	return { file, rule, severity, message, remedy };
}
