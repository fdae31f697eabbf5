/** A bound on what is read of content: what is beyond it is left out, with a problem. */
export interface Bound {
	readonly most: number;
	/** What is counted, in words that stand behind the number. */
	readonly of: string;
	/** How a file gets within the bound. */
	readonly remedy: string;
}

const MARKUP = "Split the story, or take out the markup that says nothing: leftovers of an editor, tags that are never closed.";
const FIELDS = "Take out what a reader does not need; a list that long is likely not meant for this field.";

/**
 * All bounds on what is read of content, each far above what editors write. They keep one file from taking the time or the memory of an
 * archive, and they depend on the file alone: the same file gives the same site on every machine. docs/bounds.md is made from them.
 */
export const BOUNDS = {
	megabytes: {
		most: 10,
		of: "megabytes of a story or of its sidecar",
		remedy: "Split it into its stories. If it is one story, find out what makes it so large.",
	},
	tableMegabytes: { most: 16, of: "megabytes of articles.csv or terms.yml", remedy: "Split the table: there may be one in each folder." },
	rows: { most: 250_000, of: "rows of articles.csv", remedy: "Split the table: there may be one in each folder." },
	fieldCharacters: { most: 1_000_000, of: "characters of front matter or of a sidecar", remedy: FIELDS },
	termCharacters: {
		most: 4_000_000,
		of: "characters of terms.yml",
		remedy: "Shorten the descriptions, and take out terms that need no note.",
	},
	fieldValues: { most: 20_000, of: "values in YAML, each alias counted as often as it is used", remedy: FIELDS },
	fieldDepth: { most: 64, of: "values within each other in front matter, a sidecar or terms.yml", remedy: FIELDS },
	members: { most: 1_000, of: "members of a list among a story's fields", remedy: FIELDS },
	lineCharacters: {
		most: 10_000,
		of: "characters of one text among a story's fields, which is left out where the story can do without it",
		remedy: FIELDS,
	},
	terms: { most: 1_000, of: "terms of a story: tags, authors, section, series and issue together", remedy: FIELDS },
	elements: { most: 75_000, of: "elements of HTML, with those that unclosed tags open anew in each paragraph", remedy: MARKUP },
	depth: { most: 512, of: "elements of HTML within each other, as browsers have it", remedy: MARKUP },
	marks: {
		most: 500_000,
		of: "signs in Markdown that may be markup; a line end counts as three",
		remedy: "Split the story, or save it as plain text (.txt) if it is a table or a listing.",
	},
	signs: {
		most: 1_000_000,
		of: "signs `<` and `&` and line ends in HTML or plain text",
		remedy: "Split the story, or take out of it what is no text.",
	},
	markdownDepth: {
		most: 90,
		of: "quotations and lists within each other in Markdown",
		remedy: "Take out the signs at the beginning of its lines that nobody needs.",
	},
	footnotes: { most: 5_000, of: "footnotes in Markdown", remedy: "Split the story." },
	growth: {
		most: 12,
		of: "times as much text on the page as in the file, above the first megabyte",
		remedy: "Shorten the address or the title of the link definition that is used so often.",
	},
	links: { most: 20_000, of: "addresses of this site in a story", remedy: "Split the story." },
	comments: { most: 20_000, of: "comments of a story", remedy: "Take out those that nobody will read." },
	commentCharacters: {
		most: 8_000_000,
		of: "characters of the comments of a story",
		remedy: "Take out those that nobody will read.",
	},
	pictures: { most: 5_000, of: "pictures in a story", remedy: "Split the story." },
	pathBytes: {
		most: 800,
		of: "bytes of the whole path of a file of the site",
		remedy: "Give it a shorter address, or move it into fewer folders.",
	},
	seconds: {
		most: 20,
		of: "seconds for one file",
		remedy: "Find out what of it takes so long, by taking out half of it at a time; tell us, too.",
	},
} as const satisfies Record<string, Bound>;

/** By which name `BOUNDS` has a bound: `fileBytes`, `links`. */
export type BoundName = keyof typeof BOUNDS;

/** Is thrown where a text is beyond a bound, through the library that is reading it. Whoever reads a file makes a problem of it. */
export class BeyondBound extends Error {
	constructor(readonly bound: BoundName) {
		super(beyond(bound));
		this.name = "BeyondBound";
	}
}

/** Says that something is beyond a bound. */
export function beyond(bound: BoundName): string {
	const { most, of } = BOUNDS[bound];
	return `more than ${most.toLocaleString("en")} ${of}`;
}
