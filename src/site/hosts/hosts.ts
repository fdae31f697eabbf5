import type { Article } from "../../article/article.ts";
import type { Problem } from "../../problem.ts";
import { basePath, type Settings } from "../../settings.ts";
import { address, pageAddress } from "../address.ts";
import type { Material } from "../material.ts";
import type { Output, Rendered } from "../output.ts";
import { apacheFiles } from "./apache.ts";
import { caddyFiles } from "./caddy.ts";
import { cloudflareFiles } from "./cloudflare.ts";
import { githubPagesFiles } from "./githubpages.ts";
import { typedFiles } from "./headers.ts";
import type { Host, HostFiles, HostName, HostSite } from "./host.ts";
import { netlifyFiles } from "./netlify.ts";
import { nginxFiles } from "./nginx.ts";
import { belowBase, makeRules } from "./rules.ts";
import { s3Files } from "./s3.ts";

/** Every host, and what makes its files. */
const HOSTS: Readonly<Record<HostName, Host>> = {
	netlify: netlifyFiles,
	cloudflare: cloudflareFiles,
	"github-pages": githubPagesFiles,
	nginx: nginxFiles,
	apache: apacheFiles,
	caddy: caddyFiles,
	s3: s3Files,
};

/** What a plan has for its host. */
export interface Hosted extends HostFiles {
	readonly host: HostName;
	/** The form of addresses and the base of the site, which not every host takes. */
	readonly urls: Settings["urls"];
	readonly base: string;
	/** What is wrong with recorded redirects. */
	readonly problems: readonly Problem[];
	/** The files as outputs. */
	readonly outputs: readonly Rendered[];
}

/**
 * Makes what the host of the settings is told of a site; undefined where they name none.
 * @param outputs all that the site consists of but these files
 * @param articles the stories and standing pages that have an address, those that are gone among them
 */
export function hostSite(
	material: Pick<Material, "settings" | "recorded" | "listings">,
	outputs: readonly Output[],
	articles: readonly Article[],
	urlOf: (article: Article) => string,
): Hosted | undefined {
	const { settings, recorded = [], listings = [] } = material;
	const { host, urls, url } = settings;
	if (host === undefined) return undefined;
	const notFound = address("/404.html").path;
	const { problems, ...rules } = makeRules({
		settings,
		outputs,
		notFound,
		articles,
		urlOf,
		recorded: [...recorded, ...listings.map((listing) => ({ ...listing, from: belowBase(listing.from, settings) }))],
	});
	const site: HostSite = {
		urls: outputs.some(isWithoutEnd) ? "clean" : urls,
		url,
		base: basePath(settings),
		...rules,
		search: settings.search ? pageAddress("/search", settings).path : undefined,
		hasHashedPictures: hasHashedPictures(outputs),
		unknownTypes: typedFiles(outputs),
	};
	const made = HOSTS[host](site);
	return { ...made, host, urls, base: site.base, problems, outputs: made.files.map(({ path, text }) => hostOutput(path, text)) };
}

/** Whether a page stands at the name of its file without `.html`, as a `permalink` may have it whatever the form of other addresses. */
function isWithoutEnd({ url, path, ...output }: Output): boolean {
	if (!path.endsWith(".html") || url.endsWith(".html") || url.endsWith("/")) return false;
	return !path.endsWith("/index.html") && "kind" in output && output.kind !== "redirect";
}

function hostOutput(path: string, text: string): Rendered {
	return { sort: "rendered", kind: "host", url: `/${path}`, path, data: () => ({ text }) };
}

/** The pictures that we make smaller have names that tell what is in them. A file of the owner's in the same folder may have any name. */
function hasHashedPictures(outputs: readonly Output[]): boolean {
	const pictures = outputs.filter(({ path }) => path.startsWith("media/webp/"));
	return pictures.length > 0 && pictures.every((output) => output.sort === "copied" && output.sha256 !== undefined);
}
