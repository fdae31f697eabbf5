import { DRAFT_WORDS, SECRET_WORDS } from "./fields/draftwords.ts";

/** Folders of what a generator or an editor has put aside, by their whole names. */
const PUT_ASIDE = /^_(draft|private|discarded|trash)$/i;

/** Words that a folder of drafts has in its name beside that for drafts. */
const BESIDE: ReadonlySet<string> = new Set(
	"old new my our story stories article articles post posts news backup bak copy and ideas notes unused misc tmp temp until till bis".split(
		" ",
	),
);

/** What somebody writes on a folder of which nothing is to be published, or not yet; the words without what parts them. */
const REFUSALS: ReadonlySet<string> = new Set(
	"notpublished notyetpublished nottobepublished tobepublished notforpublication donotpublish dontpublish neverpublish neverpublished nichtveröffentlicht nichtveröffentlichen nichtveroeffentlicht nichtveroeffentlichen nichtzurveröffentlichung zuveröffentlichen nonpubliés nonpubliées nepaspublier àpublier apublier nopublicar nopublicados sinpublicar porpublicar nonpubblicato nonpubblicati nonpubblicare dapubblicare nãopublicado nãopublicados nãopublicar nietgepubliceerd nietpubliceren 未公開 非公開".split(
		" ",
	),
);

/** Folders of stories on their way or out of the way, which may be sections as well. */
const ON_THE_WAY: ReadonlySet<string> = new Set(
	"wip workinprogress inprogress onhold spiked scheduled pending pendingreview inreview forreview rejected trash trashed deleted unlisted hidden internal todo papierkorb corbeille papelera cestino lixeira".split(
		" ",
	),
);

/** Words for several drafts: at the end of a name they say whose, or of what section; or of which league. */
const SEVERAL_DRAFTS: ReadonlySet<string> = new Set(
	"drafts entwürfe entwuerfe brouillons borradores bozze rascunhos kladder luonnokset szkice taslaklar черновики чернетки".split(" "),
);

/** Words that are names of sections or of houses as well: the draft of a league, the magazine Private. */
const AMBIGUOUS: ReadonlySet<string> = new Set(
	"draft concept klad private privat privé privado privato secret secreto segreto geheim confidential embargo".split(" "),
);

const WITHHELD: ReadonlySet<string> = new Set([...DRAFT_WORDS, ...SECRET_WORDS]);

/** Folders of templates, styles and built pages of other generators, and of libraries. */
const NO_STORIES =
	/^(_(layouts?|includes?|sass|data|plugins|templates?|partials|components|shortcodes|site|build|output|public)|node_modules|bower_components|__macosx)$/i;

/** A folder whose stories are drafts. */
export interface DraftsFolder {
	/** Its path below the content folder. */
	readonly folder: string;
	/** Whether it may be a folder of public stories that has such a name. */
	readonly isDoubtful: boolean;
}

/** So many folders are remembered: an archive has few. */
const MOST_FOLDERS = 10_000;

const known = new Map<string, DraftsFolder | undefined>();

/**
 * The folder that makes drafts of the stories in it: `_drafts`, `Drafts 2024`, `Entwürfe`, `private`.
 * @param file a path below the content folder
 * @returns undefined where the story is in no such folder
 */
export function draftsFolderOf(file: string): DraftsFolder | undefined {
	const parent = file.slice(0, Math.max(0, file.lastIndexOf("/")));
	if (parent === "") return undefined;
	if (known.has(parent)) return known.get(parent);
	const found = findDraftsFolder(parent.split("/"));
	if (known.size < MOST_FOLDERS) known.set(parent, found);
	return found;
}

function findDraftsFolder(names: readonly string[]): DraftsFolder | undefined {
	const says = names.map(saysOf);
	const at = says.includes("draft") ? says.indexOf("draft") : says.indexOf("doubtful");
	return at < 0 ? undefined : { folder: names.slice(0, at + 1).join("/"), isDoubtful: says[at] === "doubtful" };
}

/** What a folder's name says of the stories in it; years and the like may stand beside that. */
function saysOf(name: string): "draft" | "doubtful" | undefined {
	if (PUT_ASIDE.test(name)) return "draft";
	const words = name
		.normalize("NFKC")
		.toLowerCase()
		.split(/[^\p{L}\p{M}\p{N}]+/u)
		.filter((word) => word !== "" && !/^\d+$/.test(word));
	const refusal = words.filter((word) => !WITHHELD.has(word)).join("");
	if (REFUSALS.has(refusal)) return "draft";
	const rest = words.filter((word) => !BESIDE.has(word));
	const joined = rest.join("");
	if (WITHHELD.has(joined)) return AMBIGUOUS.has(joined) ? "doubtful" : "draft";
	return ON_THE_WAY.has(joined) || SEVERAL_DRAFTS.has(rest.at(-1) ?? "") ? "doubtful" : undefined;
}

/** Whether a folder of this name never holds stories, such as `_layouts` or `node_modules`. */
export function holdsNoStories(name: string): boolean {
	return NO_STORIES.test(name);
}
