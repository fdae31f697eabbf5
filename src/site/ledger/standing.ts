import type { Article } from "../../article/article.ts";
import { once } from "../../system/once.ts";
import type { Claims } from "../claims.ts";
import { isLinkedKind } from "../kinds.ts";
import type { Material } from "../material.ts";
import { mediaPath } from "../media/media.ts";
import type { Copied } from "../output.ts";
import type { PlannedOutput } from "../planned.ts";
import type { Places } from "../storyaddresses.ts";
import type { LedgerEntry } from "./ledger.ts";

/** What a ledger is compared with: all that has an address on a site. */
export interface AddressedSite {
	readonly material: Pick<Material, "archive" | "pages" | "settings" | "listings" | "termNotes" | "earlier">;
	readonly planned: readonly PlannedOutput[];
	readonly copies: readonly Copied[];
	/** The paths of files that are not published, since only unpublished stories show them. */
	readonly withheld: ReadonlySet<string>;
	/** Stories and standing pages that have an address, those that are gone among them. */
	readonly addressed: readonly Article[];
	readonly places: Pick<Places, "addressOf">;
	readonly claims: Claims;
	/** Whether an address holds a name that was taken out of the site: then it is forgotten. */
	readonly isRedacted?: (address: string, stands: boolean) => boolean;
}

/** What stands on a site. */
export interface Standing {
	/** All addresses that people can link to, with what a ledger says of them. */
	readonly now: ReadonlyMap<string, LedgerEntry>;
	/** Whether a server answers at an address, which may be written otherwise than that of the site. */
	answers(address: string): boolean;
	/** The URL of the page that answers at an address of another form and leads on, as `/a.html` for `/a`; undefined where none does. */
	redirectAt(address: string): string | undefined;
}

/** Lists all that stands on a site. */
export function standingOn({ planned, copies, addressed, material }: AddressedSite): Standing {
	const now = addressesOf({ planned, copies, addressed });
	const paths = once(() => new Set([...planned, ...copies].map(({ path }) => path)));
	const redirects = once(() => new Map(planned.flatMap(({ kind, path, url }) => (kind === "redirect" ? [[path, url] as const] : []))));
	const listings = once(() => new Set((material.listings ?? []).map(({ from }) => from)));
	return {
		now,
		answers(address) {
			if (now.has(address)) return true;
			return filesAt(address).some((file) => paths().has(file) || material.earlier?.isOwn(file)) || listings().has(address);
		},
		redirectAt(address) {
			if (now.has(address)) return undefined;
			const file = filesAt(address).find((file) => paths().has(file));
			return file === undefined ? undefined : redirects().get(file);
		},
	};
}

/** The files with which a server may answer at an address. */
function filesAt(address: string): string[] {
	const path = pathOf(address);
	return path === "" || path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`];
}

function addressesOf({ planned, copies, addressed }: Pick<AddressedSite, "planned" | "copies" | "addressed">): Map<string, LedgerEntry> {
	const byFile = new Map(addressed.map((article) => [article.file, article]));
	const addresses = new Map<string, LedgerEntry>();
	for (const { url, kind, source } of planned) {
		if (!isLinkedKind(kind)) continue;
		const article = source === undefined ? undefined : byFile.get(source);
		const isOwn = kind === "story" || kind === "page" || kind === "tombstone";
		const textHash = isOwn ? article?.textHash : undefined;
		addresses.set(url, { ...(article && { id: article.id }), ...(textHash !== undefined && { textHash }) });
	}
	const media = mediaPath("");
	for (const { url, path, sha256 } of copies) if (sha256 === undefined && path.startsWith(media)) addresses.set(url, {});
	return addresses;
}

/** The path of an address below the output folder, without percent signs. */
export function pathOf(address: string): string {
	try {
		return decodeURIComponent(address.slice(1)).normalize("NFC");
	} catch {
		return address.slice(1);
	}
}
