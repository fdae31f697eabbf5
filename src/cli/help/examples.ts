/** A line that a user can type, and what it does. */
export interface Example {
	readonly line: string;
	readonly does: string;
}

/** What the help of a command says beside its options. */
export interface CommandHelp {
	/** What it does, so short that it stands beside its name in the list of commands. */
	readonly summary: string;
	readonly examples: readonly Example[];
	/** The page of the documentation, a path within this package. */
	readonly page: string;
}

function help(summary: string, page: string, ...examples: readonly (readonly [line: string, does: string])[]): CommandHelp {
	return { summary, page, examples: examples.map(([line, does]) => ({ line, does })) };
}

/** What the help of each command says beside its options: two to four examples, and a page of docs/. A command below another stands behind its name. */
export const COMMAND_HELP: Readonly<Record<string, CommandHelp>> = {
	assemble: help(
		"publish the parts that were rendered",
		"docs/scale.md#commands",
		["backfile assemble --store /mnt/store", "publishes a site whose parts lie in a folder that all machines see"],
		["backfile assemble --store s3://bucket/site --strict", "the same from a bucket, unless the content has an error"],
	),
	build: help(
		"build the archive into its output folder",
		"docs/builds.md",
		["backfile build", "builds into dist/ what is not built yet"],
		["backfile build --strict", "publishes nothing if a story has an error, as a server should"],
		["backfile build --verbose", "says what was made anew, why, and how long each step took"],
		["backfile build --at 2031-01-01T06:00", "shows what will be public on New Year's morning of 2031"],
	),
	check: help(
		"find what an editor may want to mend",
		"docs/check.md",
		["backfile check", "shows up to ten findings of each rule, the worst first"],
		["backfile check --only link-broken", "shows all links that lead nowhere"],
		["backfile check --explain alt-missing", "says at length what a rule means"],
		["backfile check --fix", "writes into terms.yml which spellings of a tag are one"],
	),
	clean: help(
		"delete what earlier builds remembered",
		"docs/builds.md#what-is-remembered",
		["backfile clean", "forgets what earlier builds remembered; nothing of the archive is lost"],
		["backfile clean --config ../herald/.eleventy.ts", "the same for an archive in another folder"],
	),
	doctor: help(
		"say what this machine has and lacks",
		"docs/inspect.md#backfile-doctor",
		["backfile doctor", "says what this machine has and lacks, and how the settings are read"],
		["backfile doctor --json", "the same as one JSON object, to go with a report of a fault"],
	),
	eject: help(
		"copy templates into your folder, to change them",
		"docs/templates.md",
		["backfile eject", "lists all templates"],
		["backfile eject layouts/term.njk", "copies the page of a tag or a section, to be changed in templates/"],
		["backfile eject layouts/story.njk partials/stories.njk", "copies two"],
	),
	explain: help(
		"say what made a page, or why a story is missing",
		"docs/inspect.md",
		["backfile explain content/2024/harbour-wall.md", "says where a story stands, or why it is missing"],
		["backfile explain /tags/harbour/", "says what made a page, and what links to it"],
		["backfile explain https://example.org/old-address.html", "says where an old address leads"],
	),
	host: help(
		"write redirects and headers for a host",
		"docs/hosts.md",
		["backfile host nginx", "writes rules for nginx into host/nginx/: redirects, what is gone, headers"],
		["backfile host github-pages --check", "writes nothing, and says which limits of the host the site is beyond"],
		["backfile host netlify --output deploy", "writes the rules for Netlify into deploy/"],
	),
	import: help(
		"bring a foreign archive in",
		"docs/importing.md",
		["backfile import wordpress-export.xml", "brings an export of WordPress in"],
		["backfile import wordpress-export.xml --media wp-content/uploads --dry-run", "writes nothing, and reports what would be"],
		["backfile import ../old-site", "brings a folder in: a site of Jekyll or Hugo, HTML pages, plain text"],
		["backfile import csv stories.csv --map headline=Title", "names the format, and the column of a field"],
	),
	init: help(
		"make a new archive, also from an export",
		"docs/settings.md",
		["backfile init my-archive", "makes a small archive in the folder my-archive"],
		['backfile init . --title "The Harbour Herald" --url https://example.org/', "makes one here, and asks less"],
		["backfile init my-archive --from wordpress-export.xml", "makes one of an export, builds it and serves it"],
	),
	ledger: help(
		"show where published addresses lead now",
		"docs/addresses.md",
		["backfile ledger", "shows which addresses have moved, and which answer nothing"],
		["backfile ledger --accept", "records the addresses of the archive as it is now in urls.txt"],
	),
	"ledger forget": help(
		"give addresses up for good",
		"docs/addresses.md#backfile-ledger",
		['backfile ledger forget /2019/05/01/test.html --why "A test, never linked"', "gives one address up"],
		['backfile ledger forget /tags/x/ /tags/y/ --why "Tags that were slips"', "gives two up"],
	),
	"ledger import": help(
		"record the addresses of an older site",
		"docs/addresses.md#the-addresses-of-an-older-site",
		["backfile ledger import sitemap.xml", "records the addresses of the old site's sitemap"],
		["backfile ledger import access.log.gz", "records what readers of the old site asked for, and how often"],
	),
	new: help(
		"write the file of a new story",
		"docs/fields.md",
		['backfile new "Harbour wall to be rebuilt"', "writes content/YEAR/DAY-harbour-wall-to-be-rebuilt.md, dated now"],
		['backfile new "Fair opens" --section Culture --tags "fair, music"', "the same with a section and two tags"],
	),
	package: help(
		"pack the site for a library or a USB stick",
		"docs/packages.md",
		["backfile package --zip herald.zip", "packs a copy that opens from a USB stick"],
		["backfile package --bag herald-bag --date 2024-03-15", "packs the site and its sources for a library"],
		["backfile package --wacz herald.wacz --force", "packs a web archive, and replaces an earlier one"],
	),
	plan: help(
		"write what is to be rendered, as parts",
		"docs/scale.md#commands",
		["backfile plan --store /mnt/store", "writes what is to be rendered into a folder that all machines see"],
		["backfile plan --store s3://bucket/site --parts 20", "the same into a bucket, as twenty parts"],
	),
	prove: help(
		"search what is published for a name",
		"docs/prove.md",
		['backfile prove "Jane Smith"', "looks for a name in every byte that is published"],
		["backfile prove --withdrawn", "looks for what drafts and withdrawn stories would give away"],
	),
	render: help(
		"render one part of a plan",
		"docs/scale.md#commands",
		["backfile render --store /mnt/store --part 3", "renders the third part of a plan"],
		["backfile render --store s3://bucket/site", "renders the part whose number the scheduler gives"],
	),
	serve: help(
		"show the site while you write",
		"docs/builds.md#serve",
		["backfile serve", "builds, and shows the site at http://127.0.0.1:8080/"],
		["backfile serve --drafts --open", "shows drafts and stories under embargo as well, and opens the browser"],
		["backfile serve --port 3000", "serves on another port"],
		["backfile serve --no-search", "the same without the index of the search, which begins sooner"],
	),
	upload: help(
		"send what changed to where readers find it",
		"docs/uploads.md",
		["backfile upload /var/www/herald", "copies what changed into a folder of this machine"],
		["backfile upload www@example.org:/var/www/herald --dry-run", "says what rsync would send, and sends nothing"],
		["backfile upload rclone:r2:herald --verify", "compares a bucket with the site, and mends what differs"],
	),
	verify: help(
		"look whether a published site is whole",
		"docs/uploads.md#verifying-a-site",
		["backfile verify", "compares every file of dist/ with the list of what was published"],
		["backfile verify /var/www/herald", "the same for a copy in another folder"],
		["backfile verify /mnt/copy --against manifest.json", "compares with a list that was kept elsewhere"],
	),
	worker: help(
		"render parts for builds of other machines",
		"docs/scale.md#engines",
		["backfile worker --engine redis://localhost --store /mnt/store", "renders parts for other machines, until stopped"],
		["backfile worker --engine redis://queue --store s3://bucket/site --jobs 4", "the same with four threads"],
	),
};
