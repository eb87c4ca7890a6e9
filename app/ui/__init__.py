"""The screen: widgets and words; no rules, no SQL, no paper."""
