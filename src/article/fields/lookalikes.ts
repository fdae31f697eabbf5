import { DRAFT_WORDS, PUBLISHED_ABROAD, SECRET_WORDS } from "./draftwords.ts";
import { plainName } from "./names.ts";
import { readPublicity } from "./publicity.ts";
import { slipBetween } from "./slips.ts";
import { truthOf } from "./truths.ts";
import { isHolder, isObject, type WrittenValue } from "./written.ts";

/** What a key that is none of ours may be meant as; `step`: something is to be done before the story is published. */
export type MeantAs = "draft" | "step" | "withdrawn" | "status" | "published" | "embargo" | "expires" | "noindex" | "hide_headline";

/** A value under a key that looks like one of ours. */
export interface Lookalike {
	readonly written: WrittenValue;
	readonly meant: MeantAs;
}

/** Words by which somebody says that a story is not public, some of them in other languages. */
const SECRECY: ReadonlySet<string> = new Set([
	// A concept is an idea as well, and a key is seldom Dutch.
	...[...DRAFT_WORDS, ...SECRET_WORDS].filter((word) => !word.startsWith("concept")),
	..."drafted privacy hidden hide unpublish nopublish dontpublish donotpublish notpublished unpublishable unlisted secrets withheld withhold hold restricted internal classified offline inactive expired wip versteckt verborgen cachée caché privada oculto oculta nascosto ιδιωτικό κρυφό خاص 非公開".split(
		" ",
	),
]);

/** Keys of a step before publishing: a false value says that the step is to come. Any other value says nothing of it, such as the year of a film. */
const STEPS: ReadonlySet<string> = new Set(
	"ready released complete completed finished final finalised finalized reviewed proofread cleared signedoff publishable fertig freigegeben geprüft fini terminé validé relu listo revisado terminado pronto rivisto klaar".split(
		" ",
	),
);

/** Keys of somebody's judgement, which may be about something else: `review: film`. */
const JUDGEMENT =
	/^(legal|editor|editorial|copy|peer|final)?(review|approval|clearance|signoff|legal|proofreading|editing)(status|state)?$/;

/** Words by which such a key says that the judgement is to come. */
const PENDING =
	/^(pending|awaiting|awaited|waiting|waitingfor.*|outstanding|needed|required|requested|todo|tobedone|tbd|wip|in(review|progress)|(not|un)(done|reviewed|approved|cleared|yet|started)|under(review)|draft|rejected|failed|refused|ausstehend|offen|enattente|pendiente|insospeso|pendente)$/;

/** Names of a status in other languages. */
const STATUS_ABROAD: ReadonlySet<string> = new Set("statut estado stato zustand état etat tila stan статус".split(" "));

/** Names of the time before which a story is not public. */
const EMBARGO = /embargo|sperrfrist|^schedule[dr]?(date|time|at|for)?$|^hold(ing)?(until|till?|for)/;

const WITHDRAWAL: ReadonlySet<string> = new Set(["withdrawn", "withdraw", "retracted", "retract", "spiked"]);

/** Words around them that change nothing of their meaning. */
const FILLERS: ReadonlySet<string> = new Set(
	"a an the is it its be are was keep kept has still this me to as in on for of and post page article story entry item content text document doc only flag mode status state value yes true please now currently temporarily temp until till til release".split(
		" ",
	),
);

/** Words that turn the meaning round, or make a key say something else of a draft. */
const TURNS =
	/^(no|not|never|non|without|un|lifted|over|ended|done|approved|reviewed|published|final|removed|off|previous|first|last|number|no|note|notes|title|url|link|id|version|by|author|editor|path|file|history|reason)$/;

const NEGATION = /^(do|dont|not|no|never|dont|cannot|without|nicht|non)$/;

const PUBLISHING = /^(publish|published|publishing|publication|public|release|released|list|listed|show|shown|display|index)$/;

/** Words of other languages for a story that is published, or for the day of it. */
const PUBLISHED: ReadonlySet<string> = new Set([...PUBLISHED_ABROAD, "freigegeben"]);

/** Names of ours that somebody may misspell by a letter, and what they mean. */
const MISSPELT: readonly (readonly [string, MeantAs])[] = [
	...["draft", "isdraft", "private", "hidden", "unpublished", "unlisted", "confidential"].map((name) => [name, "draft"] as const),
	...["status", "visibility", "poststatus"].map((name) => [name, "status"] as const),
	...["published", "publishdate", "publishedat", "publishon", "pubdate", "datepublished"].map((name) => [name, "published"] as const),
	...["expires", "expirydate", "expiresat", "unpublishdate", "expiry"].map((name) => [name, "expires"] as const),
	["noindex", "noindex"],
	["hideheadline", "hide_headline"],
];

/** Words of one letter less or more than a name of ours that mean something else. */
const OTHER_WORDS: ReadonlySet<string> = new Set("craft drift raft graft drafty publisher stats hiddens privates".split(" "));

/** As many names are remembered: an archive has few. */
const MOST_NAMES = 10_000;

const known = new Map<string, MeantAs | undefined>();

/** What a key that is none of ours may be meant as; undefined where it looks like none that says what is public. */
export function meantAs(key: string): MeantAs | undefined {
	if (known.has(key)) return known.get(key);
	const meant = findMeaning(key);
	if (known.size < MOST_NAMES) known.set(key, meant);
	return meant;
}

function findMeaning(key: string): MeantAs | undefined {
	const plain = plainName(key.slice(0, 200));
	if (EMBARGO.test(plain)) return "embargo";
	if (OTHER_WORDS.has(plain)) return undefined;
	const words = wordsOf(key);
	if (words.some((word) => NEGATION.test(word)) && words.every((word) => NEGATION.test(word) || isPublishing(word) || FILLERS.has(word)))
		return words.includes("index") ? "noindex" : words.some(isPublishing) ? "draft" : undefined;
	const rest = words.filter((word) => !FILLERS.has(word));
	const [only = ""] = rest;
	if (rest.length === 1 && SECRECY.has(only)) return "draft";
	if (rest.length === 1 && WITHDRAWAL.has(only)) return "withdrawn";
	if (rest.length === 1 && PUBLISHED.has(only)) return "published";
	if (rest.includes("draft") && !rest.some((word) => TURNS.test(word))) return "draft";
	if (/^(hide|hidden|no|secret)(the)?(headlines?|titles?)$/.test(plain)) return "hide_headline";
	if (plain.length < 5) return undefined;
	return MISSPELT.find(([name]) => slipBetween(plain, name))?.[1];
}

function isPublishing(word: string): boolean {
	return PUBLISHING.test(word) || PUBLISHED.has(word);
}

function wordsOf(key: string): string[] {
	return key
		.slice(0, 200)
		.normalize("NFKC")
		.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
		.replaceAll(/['’]/g, "")
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== "");
}

/** Keys within other values are looked at this deep. */
const DEEPEST = 3;

/** Keys that say within any value that a story is not public. Others, such as `hidden`, may be about a menu or a picture. */
const PLAIN_WITHIN = /^(is)?(draft|unpublished|private|secret|confidential)$/;

const NONE: readonly Lookalike[] = [];

/** The values under a key that is none of ours which may say that the story is not public, or not yet. */
export function findLookalikes(written: WrittenValue): readonly Lookalike[] {
	const { path, value } = written;
	const meant = meantAs(String(path.at(-1))) ?? stepMeant(String(path.at(-1)), value);
	if (meant === undefined && (typeof value !== "object" || value === null)) return NONE;
	const found: Lookalike[] = [];
	if (meant !== undefined && (meant === "withdrawn" || !isObject(value))) found.push({ written, meant });
	if (isObject(value) && !(path.length === 1 && isHolder(String(path[0])))) found.push(...findWithin(written, value, DEEPEST));
	return found;
}

/** What a key of a step before publishing is meant as, if its value says that the step is to come. */
function stepMeant(key: string, value: unknown): MeantAs | undefined {
	const plain = plainName(key.slice(0, 200));
	const words = wordsOf(key).filter((word) => !FILLERS.has(word));
	if (truthOf(value) === false) return words.length === 1 && STEPS.has(words[0] ?? "") ? "step" : undefined;
	if (typeof value !== "string" || !isShortText(value)) return undefined;
	if (JUDGEMENT.test(plain)) return PENDING.test(plainName(value)) ? "step" : undefined;
	return STATUS_ABROAD.has(plain) && readPublicity("word", value) === "draft" ? "step" : undefined;
}

function findWithin({ path, source }: WrittenValue, members: Readonly<Record<string, unknown>>, depth: number): Lookalike[] {
	return Object.entries(members).flatMap(([key, value]): Lookalike[] => {
		const written: WrittenValue = { path: [...path, key], value, source };
		if (isObject(value)) return depth > 1 ? findWithin(written, value, depth - 1) : [];
		const plain = plainName(key);
		if (isBuildOption(path, plain) && isNever(value)) return [{ written, meant: truthOf(value) === false ? "published" : "draft" }];
		if (plain.includes("embargo")) return [{ written, meant: "embargo" }];
		if (PLAIN_WITHIN.test(plain)) return [{ written, meant: "draft" }];
		const isStatus = /^(post|publication|publish)?status$/.test(plain);
		if (isStatus || (/^(is)?published$/.test(plain) && truthOf(value) === false)) return [{ written, meant: "status" }];
		return [];
	});
}

/** Hugo's `build: { render: never, list: never }`, `_build` in older sites. */
function isBuildOption(path: WrittenValue["path"], name: string): boolean {
	return path.length === 1 && plainName(String(path[0])) === "build" && (name === "render" || name === "list");
}

function isNever(value: unknown): boolean {
	return truthOf(value) === false || value === "never" || value === "link";
}

/** What a lookalike makes of a story where its value can be understood so; undefined where it says nothing against publishing. */
export function effectOf(
	{ written: { value }, meant }: Lookalike,
	isDate: (value: unknown) => boolean,
): Exclude<MeantAs, "step"> | undefined {
	const truth = truthOf(value);
	switch (meant) {
		case "step":
			return "draft";
		case "draft":
			if (truth !== undefined) return truth ? "draft" : undefined;
			return isShortText(value) && readPublicity("word", value) !== "published" ? "draft" : undefined;
		case "withdrawn":
			return saysMore(value) && truth !== false ? "withdrawn" : undefined;
		case "status": {
			const status = readPublicity("word", value);
			return status === "draft" || status === "withdrawn" ? status : undefined;
		}
		case "embargo":
			return truth === false ? undefined : truth === true ? "draft" : "embargo";
		case "published":
			return truth === false ? "draft" : isDate(value) ? "embargo" : undefined;
		case "expires":
			return isDate(value) ? "expires" : undefined;
		case "noindex":
		case "hide_headline":
			return truth === false ? undefined : meant;
	}
}

/** Whether a value says something of a withdrawal: that there was one, its day, its reason, or several of these. A list is about something else. */
function saysMore(value: unknown): boolean {
	if (isObject(value)) return Object.keys(value).length > 0;
	return !Array.isArray(value) && value !== null && value !== undefined && String(value).trim() !== "";
}

/** Whether a value is a word or two, which may say that a story is not public; a long text or a list says something else. */
function isShortText(value: unknown): boolean {
	return typeof value === "string" && value.length <= 40;
}
