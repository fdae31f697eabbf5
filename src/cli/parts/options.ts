import { InvalidArgumentError, Option } from "commander";

/** `--store`, which every command has that works with parts. */
export function storeOption(): Option {
	return new Option("--store <place>", "what all machines share: a folder, or s3://BUCKET/PREFIX").makeOptionMandatory();
}

/** `--engine`, which hands parts out to workers. */
export function engineOption(): Option {
	return new Option("--engine <url>", "what hands out parts to workers: redis://[USER:PASSWORD@]HOST[:PORT][/DB], or rediss://");
}

/**
 * Reads the number of a part, or how many there are to be.
 * @throws {InvalidArgumentError} which commander prints
 */
export function parseCount(value: string): number {
	const count = Number(value);
	if (!Number.isInteger(count) || count < 1 || count > 100_000) throw new InvalidArgumentError("It must be a number from 1 to 100000.");
	return count;
}
