import type { ListingKind } from "./addresses.ts";

/** What a story's new address depends on. */
export interface AddressFields {
	readonly kind: "story" | "page";
	readonly id: string;
	readonly slug: string;
	/** As written in front matter. */
	readonly published?: string;
	readonly section?: string;
}

/** What an import must know of the archive that it writes into. The command supplies it, since importers know neither settings nor the plan. */
export interface NewSite {
	/** IANA time zone. */
	readonly zone: string;
	/**
	 * Takes a path such as `/2010/02/slug/` for a story.
	 * @returns undefined; or why the story cannot have it: another story has it, or the site itself needs it (`/data/`, `/feed.xml`)
	 */
	claim(path: string): string | undefined;
	/** Says that nothing more will be claimed, so that the claims can be freed. */
	settled(): void;
	/** The address, from `/`, of a story without a `permalink`. */
	addressOf(story: AddressFields): string;
	/** The addresses, from `/`, of the listings of one kind, by the names of their terms. Names without a page are left out. */
	termAddresses(kind: ListingKind, names: readonly string[]): ReadonlyMap<string, string>;
	/** The addresses of the calendar's pages that list a story, by its date as written in front matter. */
	calendarOf(published: string | undefined): readonly string[];
	/** The address of the feed of a listing, or of the whole site (`/`); undefined if it has none. */
	feedOf(listing: string): string | undefined;
	/** Whether a file with this name is published when it lies beside the stories. */
	isMedia(name: string): boolean;
}
