import type { NewSite } from "../importers/survey/newsite.ts";
import type { Settings } from "../settings.ts";

/**
 * What importers must know of the new site. The command tells them, since they know neither settings nor the plan.
 * @param content the content folder, absolute
 */
export async function newSite(settings: Settings, content: string): Promise<NewSite> {
	const [
		{ address, pageAddress, readSitePath, storyAddress },
		{ makeClaims },
		{ isMedia },
		{ claimsWithoutStories },
		{ parseDate },
		{ listingsOf },
	] = await Promise.all([
		import("../site/address.ts"),
		import("../site/claims.ts"),
		import("../site/media.ts"),
		import("../site/reserved.ts"),
		import("../article/date.ts"),
		import("./listed.ts"),
	]);
	let claims = claimsWithoutStories(settings);
	return {
		...listingsOf(settings, content),
		zone: settings.timeZone,
		isMedia,
		claim(written) {
			const read = readSitePath(written, settings);
			if ("fault" in read) return read.fault;
			return claims.claim(address(read.path), "another story") === undefined ? undefined : "is taken";
		},
		settled() {
			claims = makeClaims(settings.urls);
		},
		addressOf({ kind, id, slug, section, published }) {
			if (kind === "page") return pageAddress(`/${slug}`, settings).url;
			const story = { id, section, published: published === undefined ? undefined : parseDate(published, settings.timeZone) };
			return storyAddress(story as Parameters<typeof storyAddress>[0], slug, settings).url;
		},
	};
}
