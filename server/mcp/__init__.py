"""What other assistants may use of this one: reading only, within the scope of the person whose key they carry."""
