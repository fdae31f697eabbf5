import type { Archive, Released } from "../archive/archive.ts";
import type { TermNotes } from "../archive/terms.ts";
import type { Showing } from "../article/references.ts";
import type { Settings } from "../settings.ts";
import type { ReadLedger } from "./ledger/ledger.ts";
import type { OldAddress } from "./ledger/oldaddress.ts";
import type { PictureFacts } from "./media/pictures.ts";

/** A file that is copied to the site as it is. */
export interface Carried {
	/** Path below the output folder, with `/`. */
	readonly path: string;
	/** Absolute path of the file. */
	readonly from: string;
	/** Its size, where it is known. */
	readonly bytes?: number;
	/** What is known of a picture that a story shows. */
	readonly picture?: PictureFacts;
}

/** What stood where, when the site was last published. */
export interface EarlierAddresses {
	/** Whether something was published at a path. */
	has(path: string): boolean;
	/** Which story had the path as its permalink, as `ownerMark` names it; undefined where none had. */
	ownerOf(path: string): string | undefined;
	/** Whether Eleventy made the file at a path for the owner: no plan knows of it. */
	isOwn(path: string): boolean;
}

/** All that a site is made from. */
export interface Material {
	readonly archive: Archive;
	/** The standing pages. */
	readonly pages: Pick<Released, "stories" | "tombstones" | "withheld">;
	/** Pictures and other files beside the articles, and the assets of the templates. */
	readonly files: readonly Carried[];
	readonly settings: Settings;
	/** The text of the owner's `/assets/favicon.svg`; undefined where there is none. */
	readonly icon?: string;
	/** What stories show that cannot be read; none where all can. */
	readonly unread?: readonly Showing[];
	/** None where nobody knows what was published before, or where nothing was. */
	readonly earlier?: EarlierAddresses;
	/** Old addresses at which no page of the site can answer: those with a query, and those that were given up. */
	readonly recorded?: readonly OldAddress[];
	/** What terms.yml says. */
	readonly termNotes?: TermNotes;
	/** Every address that was ever published; undefined where nobody keeps a ledger. */
	readonly ledger?: ReadLedger;
	/** Whether an address holds a name that was taken out of the site, so that nobody may read it. */
	readonly isRedacted?: (address: string, stands: boolean) => boolean;
	/** Where the listings of the old site have gone, as imports recorded it. */
	readonly listings?: readonly OldAddress[];
}

/** What the addresses of most outputs depend on. */
export type ArchiveAndSettings = Pick<Material, "archive" | "settings">;
