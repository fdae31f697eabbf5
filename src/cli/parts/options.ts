import { Option } from "commander";
import { numberFrom } from "../options.ts";

/** `--store`, which every command has that works with parts. */
export function storeOption(): Option {
	return new Option("--store <place>", "what all machines share: a folder, or s3://BUCKET/PREFIX").makeOptionMandatory();
}

/** `--engine`, which hands parts out to workers. */
export function engineOption(): Option {
	return new Option("--engine <url>", "what hands out parts to workers: redis://[USER:PASSWORD@]HOST[:PORT][/DB], or rediss://");
}

/** Reads the number of a part, or how many there are to be. */
export const parseCount = numberFrom(1, 100_000);
