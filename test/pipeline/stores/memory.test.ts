import { describeStore } from "./contract.ts";
import { memoryStore } from "./memory.ts";

describeStore("memory", async () => memoryStore());
