"""Without DEFAULT_AUTO_FIELD a model gets an AutoField up to 5.2 and a BigAutoField from 6.0."""

from django.conf import global_settings

print("default:", global_settings.DEFAULT_AUTO_FIELD.rpartition(".")[2])
