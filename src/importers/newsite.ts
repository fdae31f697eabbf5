/** What a story's new address depends on. */
export interface Located {
	readonly kind: "story" | "page";
	readonly id: string;
	readonly slug: string;
	/** As written in front matter. */
	readonly published?: string;
	readonly section?: string;
}

/** What an import must know of the archive that it writes into; the command gives it, since this room knows no settings. */
export interface NewSite {
	/** IANA time zone. */
	readonly zone: string;
	/** Takes a path such as `/2010/02/slug/` for a story; says why it cannot be had. */
	claim(path: string): string | undefined;
	/** No more will be claimed; what was need not be kept. */
	settled(): void;
	/** The address, from `/`, of a story that asks for none of its own. */
	addressOf(story: Located): string;
	/** Whether a file of this name is published if it lies beside the stories. */
	isMedia(name: string): boolean;
}
