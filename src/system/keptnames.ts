/** Names of files and folders that servers, hosts and systems keep for themselves: what content must never be called in the output. */
interface KeptNames {
	/** The names, for people. */
	readonly names: string;
	/** Fits the name as `comparable` writes it. */
	readonly pattern: RegExp;
	/** Who keeps them, and for what: the end of a sentence about one of them. */
	readonly by: string;
}

/** The devices of Windows. NFKC makes of `¹` a `1`. */
const DEVICE = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|com\d|lpt\d)( *\.|$)/;

/** Every name that is kept, wherever in a path it stands. docs/builds.md has this table. */
export const KEPT_NAMES: readonly KeptNames[] = [
	{
		names: "whatever begins with a dot: `.htaccess`, `.user.ini`, `.well-known`, `.git`, `.env`, `.backfile.json`",
		pattern: /^\./,
		by: "servers and programs keep for themselves",
	},
	{
		names: "their short names on Windows: `HTACCE~1`, `GIT~1`",
		pattern: /^(htacce|htpass|userin|user|well-k|wellkn|git|env|backfi|web|_redir)~\d+(\.|$)/,
		by: "Windows takes for another",
	},
	{
		names: "`web.config`, `app_offline.htm`, `global.asax`, `php.ini`",
		pattern: /^(web\.config|app_offline\.html?|global\.asax|php\.ini)$/,
		by: "servers read as settings",
	},
	{
		names:
			"`CNAME`, `_redirects`, `_headers`, `_routes.json`, `_worker.js`, `_config.yml`, `netlify.toml`, `vercel.json`, `now.json`, `firebase.json`, `staticwebapp.config.json`",
		pattern:
			/^(cname|_redirects|_headers|_routes\.json|_worker\.js|_config\.(ya?ml|toml)|netlify\.toml|(vercel|now|firebase|staticwebapp\.config)\.json)$/,
		by: "hosts read as settings",
	},
	{
		names:
			"`robots.txt`, `ads.txt`, `app-ads.txt`, `security.txt`, `crossdomain.xml`, `clientaccesspolicy.xml`, `apple-app-site-association`",
		pattern: /^(robots\.txt|(app-)?ads\.txt|security\.txt|crossdomain\.xml|clientaccesspolicy\.xml|apple-app-site-association)$/,
		by: "programs take for the word of the site",
	},
	{
		names:
			"the devices of Windows, with any extension: `CON`, `PRN`, `AUX`, `NUL`, `CLOCK$`, `CONIN$`, `CONOUT$`, `COM0`–`COM9`, `LPT0`–`LPT9`, also `COM¹`",
		pattern: DEVICE,
		by: "Windows keeps for a device",
	},
];

/** Why a name of a file or a folder must not be used by content: who keeps it; undefined where nobody does. */
export function keptBy(name: string): string | undefined {
	const plain = /^[a-z\d][a-z\d-]*$/.test(name) ? name : comparable(name);
	return KEPT_NAMES.find(({ pattern }) => pattern.test(plain))?.by;
}

/** Whether Windows takes a name for a device, whatever folder it is in. */
export function isDevice(name: string): boolean {
	return DEVICE.test(comparable(name));
}

/** Endings of programs in the middle of a name: some servers run a picture `x.php.jpg`. */
const PROGRAM = /\.(php\d*|phtml|pht|phps|phar|f?cgi|shtml?|aspx?|ashx|asmx|asax?|jspx?|cfml?)[.;]/;

/**
 * Why a file must not be copied under its name.
 * @param path with `/`
 * @returns the name, and the end of a sentence about it; undefined where nothing speaks against it
 */
export function refusedName(path: string): { readonly name: string; readonly by: string } | undefined {
	const names = path.split("/");
	for (const name of names) {
		const by = keptBy(name);
		if (by !== undefined) return { name, by };
	}
	const name = names.at(-1) ?? "";
	return PROGRAM.test(comparable(name)) ? { name, by: "some servers run as a program" } : undefined;
}

/** A name as the laxest system compares it: HFS+ passes over characters that nobody sees, Windows over blanks at the end. */
function comparable(name: string): string {
	return name
		.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, "")
		.normalize("NFKC")
		.toLowerCase()
		.trimEnd();
}
