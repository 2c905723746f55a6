import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    environment: "jsdom",
    pool: "threads",
    poolOptions: { threads: { maxThreads: 2, minThreads: 1 } },
    restoreMocks: true,
  },
});
