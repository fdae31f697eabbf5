import type { Format } from "../../article/article.ts";
import type { Site } from "./oldsite.ts";

/** A place in a source. */
export interface Place {
	/** The name of the source; if that is a folder, followed by the path of the file in it. */
	readonly file: string;
	/** 1-based; undefined if not known. */
	readonly line?: number;
	/** From 1; undefined if not known. */
	readonly column?: number;
}

/** A story's text as its source has it. */
export interface Body {
	/** What its text is written in. */
	readonly format: Format;
	readonly text: string;
}

/**
 * What a source tells of an author, in its second pass. The core writes it into authors.yml, if a published story has the author.
 * It is no record: give the record that it stands in as skipped, too.
 */
export interface AuthorStep {
	/** Tells this step from others. */
	readonly step: "author";
	/** As stories have it in `authors`. */
	readonly name: string;
	/** As the source has it: the core cleans it, and takes e-mail addresses out. */
	readonly biography?: Body;
	/** The address of a picture: the core finds the file. */
	readonly image?: string;
	/** Whole addresses of the author's pages elsewhere. */
	readonly links?: readonly string[];
	/** The site that the author is of; undefined if not known. */
	readonly site?: Site;
}

/** A menu of the old site, in the second pass. The site of an archive has no menus but its sections: the report says what the menu held. */
export interface MenuStep {
	/** Tells this step from others. */
	readonly step: "menu";
	readonly name: string;
	/** In their order. */
	readonly items: readonly MenuItem[];
	/** The site that it is of; undefined if not known. */
	readonly site?: Site;
}

/** An entry of a menu. */
export interface MenuItem {
	readonly name: string;
	/** The old address that it leads to. */
	readonly address?: string;
	/** The section that it leads to, as stories have it. */
	readonly section?: string;
}
