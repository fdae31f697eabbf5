import { z } from "zod";
import { offerOf } from "./problem/nearest.ts";
import { CannotRun, RULES } from "./problem.ts";
import { HOST_NAMES } from "./settings/hostnames.ts";
import { keysAt } from "./settings/keys.ts";
import { plainMessage } from "./settings/messages.ts";
import { checks, comments, contact, face, formerHost, language, masthead, permalink, siteUrl, text, timeZone } from "./settings/values.ts";

export { basePath } from "./settings/basepath.ts";
export { HOST_NAMES } from "./settings/hostnames.ts";
export { isLanguageTag } from "./settings/locale.ts";

/** The kinds of term that can have listings, by the name of their listings: in settings, in terms.yml and in addresses. */
export const LISTING_NAMES = ["sections", "tags", "authors", "series", "issues"] as const;

/** The name of the listings of one kind of term. */
export type ListingName = (typeof LISTING_NAMES)[number];

const FEEDS = ["rss", "atom", "json"] as const;

const CITATIONS = ["bib", "ris", "csl"] as const;

/** What an owner declares in `.eleventy.ts`. Folders are relative to that file. */
export const settingsSchema = z.strictObject({
	title: text.describe("The name of the paper or archive."),
	url: siteUrl.describe("Where the site will stand, with its path if it has one."),
	language: language.default("en").describe("The language of the site, a BCP 47 tag."),
	timeZone: timeZone.default("UTC").describe("The IANA time zone in which instants are shown and filed."),
	description: text.optional().describe("One sentence about the archive, for the front page and the feed."),
	publisher: text.optional().describe("Who publishes the archive; else the title."),
	contact: contact
		.optional()
		.describe(
			"Where readers report what is wrong in a story: an address for e-mail, or that of a page. Each story has a link there that names the story; `{url}` in the address of a page is where its address goes, else it is added as `story`.",
		),
	established: z
		.int()
		.min(1985)
		.max(9999)
		.default(2026)
		.describe("A year on whose 1 January you held the domain; it stands in the ids of feed entries (RFC 4151)."),
	formerHosts: z
		.array(formerHost)
		.default([])
		.describe(
			"The hosts at which the paper stood before, such as `old.example.org`, with or without `www.`: a link to a story there leads to the story here.",
		),
	sections: z.array(text).default([]).describe("The sections in the masthead, in order; one that has no stories is left out."),
	startHere: z
		.array(text)
		.default([])
		.describe(
			"Stories that a new reader may begin with, for the front page, which begins with them where nothing was published for a year: the `id` field of each, else its path in the content folder without extension.",
		),
	masthead: masthead
		.optional()
		.describe(
			"The name of the paper as a picture, `{ src, width, height }`; `src` is its path on the site: `/media/masthead.svg` for a file `masthead.svg` of the content folder.",
		),
	face: face
		.default({})
		.describe(
			"Colours, type and measure: `light` and `dark` with any of `paper`, `ink`, `faint`, `rule`, `accent`, `mark`; `serif`, `sans`, `text`, `measure`, `page`; `fonts`, a list of files of typefaces, `{ family, src, weight, style, range, display }`.",
		),
	urls: z
		.enum(["html", "clean", "folders"])
		.default("html")
		.describe("The form of a story's address: `slug.html`, `slug` (same files) or `slug/`."),
	permalink: permalink.optional().describe("A pattern for story addresses; holds {slug} and any of {year} {month} {day} {section} {id}."),
	listingSize: z
		.int()
		.min(5)
		.max(1000)
		.default(50)
		.describe(
			"A listing shows at least so many stories, and at most twice as many, on one page; of more than 200 it shows headlines and dates alone.",
		),
	listings: z
		.array(z.enum(LISTING_NAMES))
		.default([...LISTING_NAMES])
		.describe("The kinds of term that have pages: any of sections, tags, authors, series, issues."),
	calendar: z
		.enum(["day", "month", "year"])
		.default("day")
		.describe("The shortest period that has a page of its own. The addresses of stories do not depend on it."),
	onThisDay: z
		.boolean()
		.default(true)
		.describe("Whether there is a page for each of the 366 days of the year, with its stories of all years."),
	feeds: z
		.array(z.enum(FEEDS))
		.default(["rss", "atom", "json"])
		.describe(`The forms in which the archive has a feed: any of ${FEEDS.join(", ")}.`),
	feedSize: z.int().min(1).max(500).default(50).describe("How many of the newest stories stand in it."),
	feedArchive: z
		.boolean()
		.default(true)
		.describe("Whether the Atom feed leads back through the whole archive, in documents of a month (RFC 5005)."),
	termFeeds: z.array(z.enum(FEEDS)).default(["rss"]).describe("The forms in which every section, tag, author and series has a feed."),
	termFeedSize: z.int().min(1).max(500).default(20).describe("How many of the newest stories stand in such a feed."),
	termFeedText: z.enum(["standfirst", "full"]).default("standfirst").describe("What such a feed holds of each story."),
	sitemaps: z.boolean().default(true).describe("Whether there are sitemaps."),
	robots: z.boolean().default(true).describe("Whether there is a `robots.txt`; false where you bring your own."),
	data: z
		.boolean()
		.default(true)
		.describe("Whether the metadata of all stories are published under `/data/`, as JSON lines and CSV, a volume for each year."),
	ninjs: z
		.boolean()
		.default(false)
		.describe("Whether each of these volumes is there as ninjs 3.0 of the IPTC, too, the format of news agencies: an item on each line."),
	search: z
		.boolean()
		.default(true)
		.describe("Whether there is a search page, and an index of all stories for it. `--no-search` leaves both out of one build."),
	searchMemory: z
		.int()
		.min(1)
		.default(1_200)
		.describe(
			"How many megabytes of memory a build may take, with the processes that make the index of the search beside it. One shard of the index is made at a time at least, however much that takes; more where there are cores and memory for them.",
		),
	icons: z
		.boolean()
		.default(true)
		.describe(
			"Whether there are icons of the paper and a manifest that names them: its initial, or your `templates/assets/favicon.svg`; false where you bring your own.",
		),
	cards: z
		.enum(["none", "site", "stories"])
		.default("site")
		.describe(
			"The picture that other sites show beside a link to a page without a picture: one card for the site, or one for every story as well, with its headline and date; each takes about 50 milliseconds to draw.",
		),
	citations: z
		.array(z.enum(CITATIONS))
		.default([])
		.describe("The forms in which a citation lies beside every story: any of bib (BibTeX), ris (RIS), csl (CSL-JSON)."),
	images: z
		.enum(["copy", "webp"])
		.default("copy")
		.describe("Whether pictures are copied as they are, or offered as WebP in up to three widths as well; that needs the library sharp."),
	autoRedirects: z
		.boolean()
		.default(true)
		.describe(
			"Whether the address of a story that was moved, renamed or dated otherwise leads to its new one by itself, where there is a `urls.txt` ([addresses.md](addresses.md)).",
		),
	photoPrivacy: z
		.enum(["keep", "remove"])
		.default("keep")
		.describe(
			"Whether photographs keep what they say of the place where they were taken, and of the camera's serial number and owner; `remove` overwrites it in the copies that are published.",
		),
	flush: z
		.boolean()
		.default(true)
		.describe(
			"Whether a build waits until the disk holds what it publishes, so that a power cut leaves a whole site; false saves a little time.",
		),
	checks: checks
		.default({})
		.describe(
			'What `backfile check` makes of each rule: `"off"`, `"note"`, `"warning"` or `"error"`, such as `{ "headline-capitals": "off" }`; see [check.md](check.md).',
		),
	comments: comments
		.prefault({})
		.describe(
			'The comments of readers that lie beside stories ([comments.md](comments.md)): `show`, whether they stand below them (`true`); `names`, who wrote them: `"written"`, `"initials"` or `"none"`; `search`, whether their words are found (`false`).',
		),
	host: z
		.enum(HOST_NAMES)
		.optional()
		.describe(`The host or server whose rules are published with the site: any of ${HOST_NAMES.join(", ")}; see [hosts.md](hosts.md).`),
	content: text.default("content").describe("The folder of articles."),
	output: text.default("dist").describe("The folder that the site is written to."),
	templates: text.default("templates").describe("The folder of your own templates, which stand over ours."),
});

/** A fault of one setting. */
interface Fault {
	readonly name: string;
	readonly message: string;
}

/** Thrown if settings have faults. Its message names every one of them. */
export class WrongSettings extends CannotRun {
	constructor(
		private readonly faults: readonly Fault[],
		placeOf: (name: string) => string = () => "",
	) {
		const lines = faults.map(({ name, message }) => `${placeOf(name)}${name}: ${message}`);
		super(
			`The settings are not right: ${lines.join("; ")}.`.replace(/([.?])\.$/, "$1"),
			"Mend them in the file of settings; docs/settings.md lists every setting.",
			"docs/settings.md",
		);
	}

	/**
	 * The same error; its message says in which line of the settings file each setting is.
	 * @param file the name of the file
	 * @param text its text
	 */
	placedIn(file: string, text: string): WrongSettings {
		const lines = text.split("\n");
		return new WrongSettings(this.faults, (name) => {
			const at = lines.findIndex((line) =>
				new RegExp(`^\\s*(["']?)${(name.split(".")[0] ?? "").replace(/\W/g, "\\$&")}\\1\\s*:`).test(line),
			);
			return at < 0 ? "" : `${file}:${at + 1}: `;
		});
	}
}

/** Settings as an owner writes them: those that have a default may be missing. */
export type ArchiveSettings = z.input<typeof settingsSchema>;

/** Settings with every default filled in. */
export type Settings = Readonly<z.output<typeof settingsSchema>>;

/**
 * Checks an archive's settings and fills in the defaults.
 * @throws {WrongSettings} if any setting is wrong
 */
export function defineArchive(settings: ArchiveSettings): Settings {
	const result = settingsSchema.safeParse(settings, { error: plainMessage });
	if (!result.success) {
		throw new WrongSettings(
			result.error.issues.flatMap((issue) =>
				issue.code === "unrecognized_keys"
					? issue.keys.map((name) => ({ name: [...issue.path, name].join("."), message: unknownKey(name, issue.path) }))
					: [{ name: issue.path.map(String).join("."), message: issue.message }],
			),
		);
	}
	// The plugin sets directories, so it must run at once. Without this option Eleventy runs it after the config function has returned.
	Object.defineProperty(result.data, "immediate", { value: true });
	return result.data;
}

/** What is said of a key that is not known, below a path of keys. */
function unknownKey(name: string, path: readonly PropertyKey[]): string {
	if (path[0] === "checks") return `there is no such rule; docs/problems.md lists all.${offerOf(name, Object.keys(RULES))}`;
	return `there is no such setting.${offerOf(name, keysAt(settingsSchema, path))}`;
}
