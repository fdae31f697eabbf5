import type { Article } from "../../article/article.ts";
import type { NamedPeriod } from "../periods.ts";
import type { Link } from "../views.ts";

/** A volume of the open data as the page of data lists it. */
export interface ListedVolume {
	/** As addresses have it: `1957`, `1950s`, `undated`. */
	readonly name: string;
	/** The year that it is of. */
	readonly period: NamedPeriod;
	/** How many stories it has. */
	readonly count: number;
	/** Its files: the name of the format, and the address. */
	readonly files: readonly Link[];
}

/** The page that lists the open data. */
export interface DataItem {
	/** The earliest first. */
	readonly volumes: readonly ListedVolume[];
}

/** A story in a volume of the open data. */
export interface VolumeStory {
	/** All fields of the story. */
	readonly article: Article;
	/** Its address. */
	readonly url: string;
	/** A URI that stays the same when the address changes; only in ninjs. */
	readonly uri?: string;
}

/** A volume of the open data: the stories of one year. */
export interface VolumeItem {
	/** The earliest first. */
	readonly stories: readonly VolumeStory[];
}
