import type { AboutAuthor, TermNote, TermNotes } from "../../../archive/terms.ts";
import { decode } from "../../../article/encoding.ts";
import type { ReadingSite } from "../../../article/hosts.ts";
import type { ReadStory } from "../../../article/read.ts";
import { readRedactions, unreadRedactions } from "../../../article/redaction/read.ts";
import { makeRedactor, type Redaction, type Redactor } from "../../../article/redaction/redactor.ts";
import { edited } from "../../../article/redaction/replace.ts";
import { redactShowing } from "../../../article/redaction/story.ts";
import type { Problem } from "../../../problem.ts";
import type { Settings } from "../../../settings.ts";
import { wordsForName } from "../../../view/words.ts";
import type { Folders } from "../../settings/load.ts";
import { readBytes } from "../bytes.ts";
import type { Found } from "../find.ts";
import { isRedactionsFile } from "../sorts.ts";

/** What redactions.yml says of a site. */
export interface SiteRedactions {
	/** The file, below the content folder. */
	readonly file?: string;
	/** Undefined where there are none. */
	readonly redactions?: readonly Redaction[];
	readonly redactor?: Redactor;
	readonly problems: readonly Problem[];
}

/** A site that has no redactions.yml. */
export const noRedactions: SiteRedactions = { problems: [] };

/** Reads the redactions of a site, where it has any. */
export function siteRedactions(
	{ redactions: files = [], refused }: Pick<Found, "redactions" | "refused">,
	{ content, templates }: Pick<Folders, "content" | "templates">,
	{ language }: Pick<Settings, "language">,
): SiteRedactions {
	const refusedFile = refused.find(isRedactionsFile);
	if (refusedFile !== undefined) return { file: refusedFile, problems: unreadRedactions(refusedFile).problems };
	const [file, second] = files;
	if (second !== undefined) return { file: second, problems: unreadRedactions(second, "There are two such files.").problems };
	if (file === undefined) return noRedactions;
	const read = readBytes(content, file, "tableMegabytes");
	const words = wordsForName(templates, language);
	const { redactions, problems } = "problem" in read ? unreadRedactions(file) : readRedactions(decode(read.bytes).text, file, words);
	return redactions.length === 0 ? { file, problems } : { file, redactions, redactor: redactorFor({ redactions }), problems };
}

let last: { readonly key: string; readonly redactor: Redactor } | undefined;

/** What takes the names out of the stories of a site. The one that was made last is kept, since it is asked for with every story. */
export function redactorFor({ redactions }: Pick<ReadingSite, "redactions">): Redactor | undefined {
	if (!redactions || redactions.length === 0) return undefined;
	const known = made.get(redactions);
	if (known) return known;
	const key = JSON.stringify(redactions);
	if (last?.key !== key) last = { key, redactor: makeRedactor(redactions) };
	made.set(redactions, last.redactor);
	return last.redactor;
}

const made = new WeakMap<readonly Redaction[], Redactor>();

/** What was read of a story, without names in its problems and in what it shows where it could not be read. */
export function withoutNames(read: ReadStory, redactor: Redactor | undefined): ReadStory {
	if (!redactor) return read;
	const problems = redactProblems(read.problems, redactor);
	return { ...read, problems, ...(read.unread && { unread: redactShowing(read.unread, redactor) }) };
}

/** Problems that say no name. Even their files are called as the site calls them, since logs may be read by anybody. */
export function redactProblems(problems: readonly Problem[], redactor: Redactor): Problem[] {
	return problems.map((problem) => ({
		...problem,
		file: redactor.redactAddress(problem.file),
		message: redactor.redactText(problem.message),
		remedy: redactor.redactText(problem.remedy),
	}));
}

/** What an owner says of terms, without names; and the numbers of the redactions whose names stand there. */
export function redactTerms(notes: TermNotes, redactor: Redactor): { readonly notes: TermNotes; readonly names: readonly number[] } {
	const namesIn = ({ name, spellings, description = "", about = {} }: TermNote) => {
		const links = (about.links ?? []).flatMap((link) => [link.name ?? "", link.url]);
		return [name, ...spellings, description, about.biography ?? "", about.image ?? "", ...links].flatMap((text) => redactor.namesIn(text));
	};
	const redact = ({ name, spellings, slug, description, about, ...rest }: TermNote): TermNote => ({
		...rest,
		...(about && { about: redactAbout(about, redactor) }),
		name: redactor.redactText(name),
		spellings: spellings.map((spelling) => redactor.redactText(spelling)),
		slug: slug && redactor.redactAddress(slug),
		description: description && redactor.redactText(description),
	});
	const { section, tag, author, series, issue, hidesAll } = notes;
	const each = (list: readonly TermNote[]) => list.map(redact);
	return {
		notes: {
			...{ section: each(section), tag: each(tag), author: each(author), series: each(series), issue: each(issue) },
			...(hidesAll && { hidesAll }),
		},
		names: [section, tag, author, series, issue].flatMap((list) => list.flatMap(namesIn)),
	};
}

/** A link that holds a name is left out, since its address would lead nowhere without it. */
function redactAbout({ biography, image, links = [] }: AboutAuthor, redactor: Redactor): AboutAuthor {
	const kept = links.filter(({ name = "", url }) => !redactor.holdsName(name) && !redactor.holdsNameInAddress(url));
	return {
		...(biography && { biography: edited(biography, redactor.editsIn(biography, "markdown")) }),
		...(image && { image: redactor.redactAddress(image) }),
		...(kept.length > 0 && { links: kept }),
	};
}
